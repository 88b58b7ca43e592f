import Model
import NIOCore
import NIOHTTP1

/// Answers the questions of one connection.
final class LoopbackWeb: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let market: LoopbackMarket
    private var uri = ""

    init(_ market: LoopbackMarket) { self.market = market }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): uri = head.uri
        case .body: break
        case .end: send(market.answer(uri), context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func send(_ answer: LoopbackAnswer, _ context: ChannelHandlerContext) {
        if case .none = answer.manner { return context.close(promise: nil) }
        var headers = HTTPHeaders(answer.fields)
        headers.add(name: "Date", value: LoopbackBodies.mailDate(market.now()))
        headers.add(name: "Content-Length", value: String(answer.body.count))
        let head = HTTPResponseHead(version: .http1_1, status: answer.status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        switch answer.manner {
        case .none: break
        case .whole:
            write(answer.body[...], context)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        case .truncated:
            write(answer.body.prefix(answer.body.count / 2), context)
            context.flush()
            context.close(promise: nil)
        case .slow: drip(answer.body[...], context)
        }
    }

    private func write(_ bytes: ArraySlice<UInt8>, _ context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes)))), promise: nil)
    }

    /// Sends a few bytes a second until the other side has had enough.
    private func drip(_ bytes: ArraySlice<UInt8>, _ context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        write(bytes.prefix(16), context)
        context.flush()
        let rest = bytes.dropFirst(16)
        if rest.isEmpty { return context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil) }
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: .seconds(1)) {
            let (handler, context) = bound.value
            handler.drip(rest, context)
        }
    }
}
