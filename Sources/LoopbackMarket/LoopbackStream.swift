import NIOCore
import NIOWebSocket

/// Streams prices over one connection, for the symbols to which the client has subscribed.
final class LoopbackStream: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private let market: LoopbackMarket
    private var names: [String] = []
    private var next = 0
    private var ticker: RepeatedTask?

    init(_ market: LoopbackMarket) { self.market = market }

    func handlerAdded(context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        ticker = context.eventLoop.scheduleRepeatedTask(initialDelay: .milliseconds(50), delay: .milliseconds(50)) {
            _ in
            let (handler, context) = bound.value
            handler.tick(context)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) { unsubscribe() }
    func channelInactive(context: ChannelHandlerContext) { unsubscribe() }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        switch frame.opcode {
        case .ping:
            send(WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData), context)
            context.flush()
        case .connectionClose: context.close(promise: nil)
        case .text: subscribe(String(buffer: frame.unmaskedData))
        default: break
        }
    }

    /// Adds the names in `{"subscribe":["IWM","^RUT"]}`; only the first hundred are accepted, as with the service
    /// itself.
    private func subscribe(_ text: String) {
        let quoted = text.split(separator: "\"").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
        guard quoted.first == "subscribe" else { return }
        let added = quoted.dropFirst().prefix(100 - names.count)
        names += added
        market.subscribe(Array(added))
    }

    private func tick(_ context: ChannelHandlerContext) {
        guard context.channel.isActive, context.channel.isWritable, !names.isEmpty else { return }
        switch market.failure {
        case .streamCloses: return context.close(promise: nil)
        case .streamIsSilent: return
        case .streamBabbles:
            send(WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(string: #"{"message":"!!"}"#)), context)
            return context.flush()
        default: break
        }
        for _ in 0..<market.dueCount(of: names.count) {
            if let text = market.frame(names[next % names.count]) {
                send(WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(string: text)), context)
            }
            next += 1
        }
        context.flush()
    }

    private func send(_ frame: WebSocketFrame, _ context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(frame), promise: nil)
    }

    private func unsubscribe() {
        ticker?.cancel()
        ticker = nil
        market.unsubscribe(names)
        names = []
    }
}
