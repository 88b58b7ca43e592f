import Model
import NIOCore
import NIOSSL
import Networking

/// The client's end of a connection: bytes become messages, PING gets its PONG, and anything that no server sends ends
/// the connection. While messages are not consumed it stops reading.
final class NATSEndpoint: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// How far the opening has come.
    private enum Phase {
        case awaitingInfo, awaitingPong, open, closed
    }

    private let request: NATSRequest
    private let tls: NIOSSLContext?
    private let queue: NATSQueue
    private let opened: EventLoopPromise<NATSServer>
    private var parser: NATSParser
    private var phase = Phase.awaitingInfo
    private var server: NATSServer?
    /// When the silent server was asked whether it is there.
    private var askedAt: NIODeadline?
    private var messages: [NATSMessage] = []

    /// Creates the end of a connection.
    ///
    /// - Parameter tls: the context for TLS.
    init(_ request: NATSRequest, tls: NIOSSLContext?, queue: NATSQueue, opened: EventLoopPromise<NATSServer>) {
        self.request = request
        self.tls = tls
        self.queue = queue
        self.opened = opened
        parser = NATSParser(longestMessage: request.longestMessage)
    }

    private var host: String { request.address.host }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        queue.whenRoom { channel.read() }
        // It may be closed already.
        if !channel.isActive { channelInactive(context: context) }
    }

    func read(context: ChannelHandlerContext) {
        if !queue.isFull { context.read() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        askedAt = nil
        guard phase != .closed else { return }
        parser.append(unwrapInboundIn(data))
        do throws(NATSProtocolError) {
            while phase != .closed, let operation = try parser.next() { receive(operation, context) }
        } catch {
            let kind: SourceError.Kind = if case .longMessage = error { .tooLarge } else { .notAcceptable }
            fail(context, SourceError(kind, "\(host) sends \(error)"))
        }
        passOn()
    }

    /// Passes the messages that have been read on to the reader.
    private func passOn() {
        guard !messages.isEmpty else { return }
        queue.put(messages)
        messages.removeAll(keepingCapacity: true)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // While messages are not consumed nothing is read; that is not the other side's silence.
        guard event is IdleStateHandler.IdleStateEvent, phase == .open, !queue.isFull else {
            return context.fireUserInboundEventTriggered(event)
        }
        guard let askedAt else {
            askedAt = .now()
            return send(context) { NATSCommand.ping(to: &$0) }
        }
        // A channel that was added while it became active has two timers, which end at one moment.
        if (.now() - askedAt) * 2 > NATSOpening.quiet { fail(context, SourceError(.timedOut, "\(host) sends nothing")) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(context, SourceError(error, host: host))
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(context, SourceError(.truncated, "\(host) closes the connection"))
        context.fireChannelInactive()
    }
}

extension NATSEndpoint {
    private func receive(_ operation: NATSOperation, _ context: ChannelHandlerContext) {
        switch operation {
        case .message(let message): if phase == .open { messages.append(message) }
        case .ping: send(context) { NATSCommand.pong(to: &$0) }
        case .pong: if phase == .awaitingPong { open() } else { countAnswer() }
        case .info(let server): if phase == .awaitingInfo { begin(server, context) }
        case .ok: break
        case .error(let text): receive(error: text, context)
        }
    }

    /// Secures the connection if the server or the address demands it, and introduces the client.
    private func begin(_ server: NATSServer, _ context: ChannelHandlerContext) {
        self.server = server
        if request.address.requiresTLS, !server.offersTLS {
            return fail(context, SourceError(.certificate, "\(host) does not offer TLS"))
        }
        guard server.hasHeaders else {
            return fail(context, SourceError(.notAcceptable, "\(host) is too old: messages have no headers"))
        }
        do {
            if request.address.requiresTLS || server.requiresTLS { try secure(context) }
        } catch {
            return fail(context, SourceError(error, host: host))
        }
        phase = .awaitingPong
        send(context) { buffer in
            NATSCommand.connect(request.credentials, name: request.clientName, to: &buffer)
            NATSCommand.ping(to: &buffer)
        }
    }

    private func secure(_ context: ChannelHandlerContext) throws {
        guard let tls else { throw SourceError(.certificate, "the certificate authorities cannot be read") }
        let isNumber = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        let handler = try NIOSSLClientHandler(context: tls, serverHostname: isNumber ? nil : host)
        try context.pipeline.syncOperations.addHandler(handler, position: .first)
    }

    private func countAnswer() {
        passOn()
        queue.countAnswer()
    }

    private func open() {
        guard let server else { return }
        phase = .open
        opened.succeed(server)
    }

    /// An error ends the connection, except one about a subject, which is only refused.
    private func receive(error text: String, _ context: ChannelHandlerContext) {
        let reason = "\(host): \(PlainText.clean(text, limit: 120))"
        let lower = text.lowercased()
        if lower.hasPrefix("permissions violation") {
            request.onRefusal(SourceError(.forbidden, reason))
        } else if lower.contains("authorization") || lower.contains("authentication") {
            fail(context, SourceError(.unauthorised, "\(host) refuses the credentials"))
        } else if lower.contains("slow consumer") {
            fail(context, SourceError(.truncated, reason))
        } else {
            fail(context, SourceError(.server, reason))
        }
    }

    private func send(_ context: ChannelHandlerContext, _ body: (inout ByteBuffer) -> Void) {
        var buffer = context.channel.allocator.buffer(capacity: 256)
        body(&buffer)
        context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    }

    /// Ends the connection. Only the first reason counts.
    private func fail(_ context: ChannelHandlerContext, _ error: SourceError) {
        guard phase != .closed else { return }
        phase = .closed
        passOn()
        queue.end(error)
        opened.fail(error)
        context.close(promise: nil)
    }
}
