import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// An HTTP service on loopback that responds as a test specifies, and records its requests. It stops when it is
/// deallocated.
///
///     let service = try await LoopbackService { request in
///         request.path == "/spark" ? .json("{}") : .status(404)
///     }
///     … service.base …
///     service.respond { _ in .status(429, ["Retry-After": "5"]) }
package final class LoopbackService: Sendable {
    /// A request as it was received.
    package struct Request: Sendable {
        /// The path as received, percent-encoded.
        package let path: String
        /// The query as received, percent-encoded.
        package let query: String
        /// The header fields, with lower-case names.
        package let fields: [String: String]

        /// Path and query as received.
        package var target: String { query.isEmpty ? path : path + "?" + query }

        /// The value of a query parameter, still encoded.
        package subscript(name: String) -> String? {
            let pairs = query.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1) }
            return pairs.first { $0.first == name[...] }.flatMap { $0.count > 1 ? String($0[1]) : "" }
        }
    }

    /// A response to send.
    package struct Response: Sendable {
        /// How the body is delivered.
        package enum Delivery: Sendable {
            case whole
            /// The body stalls after this number of bytes, and the connection stays open.
            case stalls(after: Int)
            /// The connection is closed after this number of bytes.
            case breaksOff(after: Int)
        }

        package var status: Int
        package var fields: [String: String]
        package var body: [UInt8]
        package var delivery: Delivery

        package init(status: Int, fields: [String: String] = [:], body: [UInt8] = [], delivery: Delivery = .whole) {
            self.status = status
            self.fields = fields
            self.body = body
            self.delivery = delivery
        }

        package static func json(_ text: String) -> Response { content(200, "application/json", text) }
        package static func csv(_ text: String) -> Response { content(200, "text/csv", text) }
        package static func xml(_ text: String) -> Response { content(200, "application/xml", text) }
        package static func page(_ text: String, status: Int = 200) -> Response { content(status, "text/html", text) }
        package static func status(_ status: Int, _ fields: [String: String] = [:], _ text: String = "") -> Response {
            Response(status: status, fields: fields, body: Array(text.utf8))
        }
        package static func redirect(_ location: String, status: Int = 302) -> Response {
            .status(status, ["Location": location])
        }

        private static func content(_ status: Int, _ type: String, _ text: String) -> Response {
            Response(status: status, fields: ["Content-Type": type], body: Array(text.utf8))
        }
    }

    /// The base address, as `http://127.0.0.1:12345`.
    package let base: String
    private let sharedState: SharedState
    private let running: Task<Void, Never>

    private final class SharedState: Sendable {
        let state: Mutex<(respond: @Sendable (Request) -> Response, requests: [Request])>
        init(_ respond: @escaping @Sendable (Request) -> Response) { state = Mutex((respond, [])) }
    }

    /// Starts a service; it listens when this returns.
    package init(_ respond: @escaping @Sendable (Request) -> Response) async throws {
        let sharedState = SharedState(respond)
        let server = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled,
            handler: ClosureHTTPHandler { request in
                let request = Request(request)
                let respond = sharedState.state.withLock { state in
                    state.requests.append(request)
                    return state.respond
                }
                return HTTPResponse(respond(request))
            })
        self.sharedState = sharedState
        running = Task { try? await server.run() }
        try await server.waitUntilListening(timeout: 600)
        guard case .ip4(_, let port) = await server.listeningAddress else { throw SocketError.disconnected }
        base = "http://127.0.0.1:\(port)"
    }

    deinit { running.cancel() }

    /// The requests so far, in order.
    package var requests: [Request] { sharedState.state.withLock(\.requests) }

    /// Replaces the response for the requests that follow.
    package func respond(_ respond: @escaping @Sendable (Request) -> Response) {
        sharedState.state.withLock { $0.respond = respond }
    }
}

extension LoopbackService.Request {
    fileprivate init(_ request: HTTPRequest) {
        path = request.target.path()
        query = request.target.query()
        fields = Dictionary(request.headers.map { ($0.key.rawValue.lowercased(), $0.value) }) { first, _ in first }
    }
}

extension HTTPResponse {
    fileprivate init(_ response: LoopbackService.Response) {
        var headers = HTTPHeaders()
        for (name, value) in response.fields { headers[HTTPHeader(name)] = value }
        let body: HTTPBodySequence
        switch response.delivery {
        case .whole: body = HTTPBodySequence(data: Data(response.body))
        case .stalls(let count):
            body = HTTPBodySequence(
                from: IncompleteBody(bytes: response.body, count: count, stalls: true), count: response.body.count)
        case .breaksOff(let count):
            body = HTTPBodySequence(
                from: IncompleteBody(bytes: response.body, count: count, stalls: false), count: response.body.count)
        }
        self.init(
            statusCode: HTTPStatusCode(response.status, phrase: "Test"), headers: headers, body: body)
    }
}

/// A body that ends too early.
private struct IncompleteBody: AsyncBufferedSequence {
    typealias Element = UInt8
    let bytes: [UInt8]
    let count: Int
    let stalls: Bool

    func makeAsyncIterator() -> Iterator { Iterator(rest: bytes.prefix(count), stalls: stalls) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        var rest: ArraySlice<UInt8>
        let stalls: Bool

        mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

        mutating func nextBuffer(suggested count: Int) async throws -> ArraySlice<UInt8>? {
            if rest.isEmpty {
                // Until the service stops and cancels its task.
                if stalls { try await Task.sleep(for: .seconds(3600)) }
                throw SocketError.disconnected
            }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }
    }
}
