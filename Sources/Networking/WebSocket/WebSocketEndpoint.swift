import Model
import NIOCore
import NIOWebSocket

/// The client's end of a connection (RFC 6455): frames become messages, pings get a pong, and protocol violations end
/// the connection. While messages are not consumed it stops reading.
final class WebSocketEndpoint: ChannelDuplexHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundIn = String
    typealias OutboundOut = WebSocketFrame

    /// An outbound event that closes the connection from this side.
    struct CloseRequest: Sendable {}

    private let queue: WebSocketQueue
    private let host: String
    private var isAwaitingPong = false
    private var isClosing = false

    init(_ queue: WebSocketQueue, host: String) {
        self.queue = queue
        self.host = host
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        queue.whenRoom { channel.read() }
        // The other side may have sent its messages and closed already.
        if !channel.isActive { channelInactive(context: context) }
    }

    func read(context: ChannelHandlerContext) {
        if !queue.isFull { context.read() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        isAwaitingPong = false
        queue.count(frame.length)
        guard !isClosing else { return }
        if frame.maskKey != nil || frame.rsv1 || frame.rsv2 || frame.rsv3 {
            return fail(context, SourceError(.notAcceptable, "\(host) violates the protocol"), .protocolError)
        }
        switch frame.opcode {
        case .text: receive(String(validating: frame.data.readableBytesView, as: UTF8.self), context)
        case .binary: receive(String(decoding: frame.data.readableBytesView, as: UTF8.self), context)
        case .ping: write(context, .pong, frame.data)
        case .pong: break
        case .connectionClose: close(context, frame.data)
        default: fail(context, SourceError(.notAcceptable, "\(host) violates the protocol"), .protocolError)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // While messages are not consumed nothing is read; that is not the other side's silence.
        guard event is IdleStateHandler.IdleStateEvent, !queue.isFull else { return }
        if isAwaitingPong {
            fail(context, SourceError(.timedOut, "\(host) sends nothing"), .goingAway)
        } else {
            isAwaitingPong = true
            write(context, .ping, ByteBuffer())
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let frame = frame(.text, ByteBuffer(string: unwrapOutboundIn(data)))
        context.write(wrapOutboundOut(frame), promise: promise)
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        if event is CloseRequest { end(context, .normalClosure) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case NIOWebSocketError.invalidFrameLength, NIOWebSocketFrameAggregator.Error.accumulatedFrameSizeIsTooLarge,
            NIOWebSocketFrameAggregator.Error.tooManyFragments:
            fail(context, SourceError(.tooLarge, "\(host) sends a message that is too long"), .messageTooLarge)
        case is NIOWebSocketError, is NIOWebSocketFrameAggregator.Error:
            fail(context, SourceError(.notAcceptable, "\(host) violates the protocol"), .protocolError)
        default: fail(context, SourceError(error, host: host), .unexpectedServerError)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        queue.end(SourceError(.truncated, "\(host) closes the connection without a reason"))
        context.fireChannelInactive()
    }
}

extension WebSocketEndpoint {
    private func receive(_ text: String?, _ context: ChannelHandlerContext) {
        guard let text else {
            return fail(
                context, SourceError(.wrongContent, "\(host) sends invalid text"), .dataInconsistentWithMessage)
        }
        queue.put(text)
    }

    /// Handles the other side's close frame, and echoes its code.
    private func close(_ context: ChannelHandlerContext, _ data: ByteBuffer) {
        var data = data
        let code = data.readWebSocketErrorCode()
        let text = PlainText.clean(String(buffer: data), limit: 60)
        queue.end(SourceError(closedBy: host, code, text))
        end(context, code ?? .normalClosure)
    }

    private func fail(_ context: ChannelHandlerContext, _ error: SourceError, _ code: WebSocketErrorCode) {
        queue.end(error)
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
    /// Translates the code of a close frame (RFC 6455, 7.4.1).
    fileprivate init(closedBy host: String, _ code: WebSocketErrorCode?, _ text: String) {
        let number = code.map { UInt16(webSocketErrorCode: $0) }
        let reason =
            "\(host) closes the connection" + (number.map { " (\($0))" } ?? "") + (text.isEmpty ? "" : ": \(text)")
        switch number {
        case 1008: self.init(.forbidden, reason)
        case 1009: self.init(.tooLarge, reason)
        case 1011, 1012, 1013, 1014: self.init(.server, reason)
        case 1002, 1003, 1007, 1010: self.init(.notAcceptable, reason)
        default: self.init(.truncated, reason)
        }
    }
}
