import NIOCore
import NIOHTTP1

/// Responds to the HTTP requests of one connection.
final class LoopbackHTTPHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let market: LoopbackMarket
    private var uri = ""

    init(_ market: LoopbackMarket) { self.market = market }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): uri = head.uri
        case .body: break
        case .end: send(market.response(to: uri), context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func send(_ response: LoopbackResponse, _ context: ChannelHandlerContext) {
        if case .none = response.delivery { return context.close(promise: nil) }
        var headers = HTTPHeaders(response.fields)
        headers.add(name: "Date", value: LoopbackBodies.mailDate(market.now()))
        headers.add(name: "Content-Length", value: String(response.body.count))
        let head = HTTPResponseHead(version: .http1_1, status: response.status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        switch response.delivery {
        case .none: break
        case .complete:
            write(response.body[...], context)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        case .truncated:
            write(response.body.prefix(response.body.count / 2), context)
            context.flush()
            context.close(promise: nil)
        case .slow: drip(response.body[...], context)
        }
    }

    private func write(_ bytes: ArraySlice<UInt8>, _ context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes)))), promise: nil)
    }

    /// Sends 16 bytes per second until all are sent or the client closes the connection.
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
