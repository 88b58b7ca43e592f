import Model
import NIOCore
import NIOWebSocket

/// Our end of a connection (RFC 6455): frames come in and become messages, pings are answered, and what breaks the rules
/// ends it. Where messages are not taken it stops reading.
final class WebSocketEndpoint: ChannelDuplexHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundIn = String
    typealias OutboundOut = WebSocketFrame

    /// Asks for a close from this side.
    struct Goodbye: Sendable {}

    private let queue: WebSocketQueue
    private let host: String
    private var isPinged = false
    private var isClosing = false

    init(_ queue: WebSocketQueue, host: String) {
        self.queue = queue
        self.host = host
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        queue.whenRoom { channel.read() }
        // The other side may have answered and gone in one breath.
        if !channel.isActive { channelInactive(context: context) }
    }

    func read(context: ChannelHandlerContext) {
        if !queue.isFull { context.read() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        isPinged = false
        queue.count(frame.length)
        guard !isClosing else { return }
        if frame.maskKey != nil || frame.rsv1 || frame.rsv2 || frame.rsv3 {
            return fail(context, SourceError(.notAcceptable, "\(host) breaks the protocol"), .protocolError)
        }
        switch frame.opcode {
        case .text: take(String(validating: frame.data.readableBytesView, as: UTF8.self), context)
        case .binary: take(String(decoding: frame.data.readableBytesView, as: UTF8.self), context)
        case .ping: write(context, .pong, frame.data)
        case .pong: break
        case .connectionClose: close(context, frame.data)
        default: fail(context, SourceError(.notAcceptable, "\(host) breaks the protocol"), .protocolError)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // Nothing is read while nobody takes what has come; that is not the other side's silence.
        guard event is IdleStateHandler.IdleStateEvent, !queue.isFull else { return }
        if isPinged {
            fail(context, SourceError(.timedOut, "\(host) is silent"), .goingAway)
        } else {
            isPinged = true
            write(context, .ping, ByteBuffer())
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let frame = frame(.text, ByteBuffer(string: unwrapOutboundIn(data)))
        context.write(wrapOutboundOut(frame), promise: promise)
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        if event is Goodbye { end(context, .normalClosure) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case NIOWebSocketError.invalidFrameLength, NIOWebSocketFrameAggregator.Error.accumulatedFrameSizeIsTooLarge,
            NIOWebSocketFrameAggregator.Error.tooManyFragments:
            fail(context, SourceError(.tooLarge, "\(host) sends too long a message"), .messageTooLarge)
        case is NIOWebSocketError, is NIOWebSocketFrameAggregator.Error:
            fail(context, SourceError(.notAcceptable, "\(host) breaks the protocol"), .protocolError)
        default: fail(context, SourceError(error, host: host), .unexpectedServerError)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        queue.end(SourceError(.truncated, "\(host) closes the connection without a word"))
        context.fireChannelInactive()
    }
}

extension WebSocketEndpoint {
    private func take(_ text: String?, _ context: ChannelHandlerContext) {
        guard let text else {
            return fail(
                context, SourceError(.wrongContent, "\(host) sends what is no text"), .dataInconsistentWithMessage)
        }
        queue.put(text)
    }

    /// Takes the other side's goodbye, and answers it.
    private func close(_ context: ChannelHandlerContext, _ data: ByteBuffer) {
        var data = data
        let code = data.readWebSocketErrorCode()
        let words = PlainText.clean(String(buffer: data), limit: 60)
        queue.end(SourceError(closedBy: host, code, words))
        end(context, code ?? .normalClosure)
    }

    private func fail(_ context: ChannelHandlerContext, _ fault: SourceError, _ code: WebSocketErrorCode) {
        queue.end(fault)
        end(context, code)
    }

    private func end(_ context: ChannelHandlerContext, _ code: WebSocketErrorCode) {
        guard !isClosing else { return }
        isClosing = true
        var data = context.channel.allocator.buffer(capacity: 2)
        data.write(webSocketErrorCode: code)
        write(context, .connectionClose, data)
        context.close(promise: nil)
    }

    private func write(_ context: ChannelHandlerContext, _ opcode: WebSocketOpcode, _ data: ByteBuffer) {
        context.writeAndFlush(wrapOutboundOut(frame(opcode, data)), promise: nil)
    }

    private func frame(_ opcode: WebSocketOpcode, _ data: ByteBuffer) -> WebSocketFrame {
        WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(), data: data)
    }
}

extension SourceError {
    /// What a goodbye means (RFC 6455, 7.4.1).
    fileprivate init(closedBy host: String, _ code: WebSocketErrorCode?, _ words: String) {
        let number = code.map { UInt16(webSocketErrorCode: $0) }
        let reason =
            "\(host) closes the connection" + (number.map { " (\($0))" } ?? "") + (words.isEmpty ? "" : ": \(words)")
        switch number {
        case 1008: self.init(.forbidden, reason)
        case 1009: self.init(.tooLarge, reason)
        case 1011, 1012, 1013, 1014: self.init(.server, reason)
        case 1002, 1003, 1007, 1010: self.init(.notAcceptable, reason)
        default: self.init(.truncated, reason)
        }
    }
}
