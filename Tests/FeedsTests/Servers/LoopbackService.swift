import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// A service on loopback that answers as a test says, and keeps what it was asked. It ends when nobody holds it.
///
///     let service = try await LoopbackService { question in
///         question.path == "/spark" ? .json("{}") : .status(404)
///     }
///     … service.base …
///     service.answer { _ in .status(429, ["Retry-After": "5"]) }
final class LoopbackService: Sendable {
    /// What it was asked.
    struct Question: Sendable {
        /// The path as it came, percent-encoded.
        let path: String
        /// The query as it came, percent-encoded.
        let query: String
        /// Its header fields, the names in small letters.
        let fields: [String: String]

        /// Path and query as they came.
        var target: String { query.isEmpty ? path : path + "?" + query }

        /// A value of the query.
        subscript(name: String) -> String? {
            let pairs = query.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1) }
            return pairs.first { $0.first == name[...] }.flatMap { $0.count > 1 ? String($0[1]) : "" }
        }
    }

    /// How it answers.
    struct Answer: Sendable {
        /// How the body comes.
        enum Manner: Sendable {
            case whole
            /// After so many bytes nothing more comes, and nothing ends.
            case stalls(after: Int)
            /// After so many bytes the connection is closed.
            case breaksOff(after: Int)
        }

        var status: Int
        var fields: [String: String] = [:]
        var body: [UInt8] = []
        var manner = Manner.whole

        static func json(_ text: String) -> Answer { text_(200, "application/json", text) }
        static func csv(_ text: String) -> Answer { text_(200, "text/csv", text) }
        static func xml(_ text: String) -> Answer { text_(200, "application/xml", text) }
        static func page(_ text: String, status: Int = 200) -> Answer { text_(status, "text/html", text) }
        static func status(_ status: Int, _ fields: [String: String] = [:], _ text: String = "") -> Answer {
            Answer(status: status, fields: fields, body: Array(text.utf8))
        }
        static func redirect(_ location: String, status: Int = 302) -> Answer {
            .status(status, ["Location": location])
        }

        private static func text_(_ status: Int, _ type: String, _ text: String) -> Answer {
            Answer(status: status, fields: ["Content-Type": type], body: Array(text.utf8))
        }
    }

    /// Its address: `http://127.0.0.1:12345`.
    let base: String
    private let sharedState: SharedState
    private let running: Task<Void, Never>

    private final class SharedState: Sendable {
        let state: Mutex<(answer: @Sendable (Question) -> Answer, questions: [Question])>
        init(_ answer: @escaping @Sendable (Question) -> Answer) { state = Mutex((answer, [])) }
    }

    /// A service that listens already.
    init(_ answer: @escaping @Sendable (Question) -> Answer) async throws {
        let sharedState = SharedState(answer)
        let server = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled,
            handler: ClosureHTTPHandler { request in
                let question = Question(request)
                let answer = sharedState.state.withLock { state in
                    state.questions.append(question)
                    return state.answer
                }
                return HTTPResponse(answer(question))
            })
        self.sharedState = sharedState
        running = Task { try? await server.run() }
        try await server.waitUntilListening(timeout: 600)
        guard case .ip4(_, let port) = await server.listeningAddress else { throw SocketError.disconnected }
        base = "http://127.0.0.1:\(port)"
    }

    deinit { running.cancel() }

    /// What it was asked so far, in order.
    var questions: [Question] { sharedState.state.withLock(\.questions) }

    /// Answers otherwise from now on.
    func answer(_ answer: @escaping @Sendable (Question) -> Answer) {
        sharedState.state.withLock { $0.answer = answer }
    }
}

extension LoopbackService.Question {
    fileprivate init(_ request: HTTPRequest) {
        path = request.target.path()
        query = request.target.query()
        fields = Dictionary(request.headers.map { ($0.key.rawValue.lowercased(), $0.value) }) { first, _ in first }
    }
}

extension HTTPResponse {
    fileprivate init(_ answer: LoopbackService.Answer) {
        var headers = HTTPHeaders()
        for (name, value) in answer.fields { headers[HTTPHeader(name)] = value }
        let body: HTTPBodySequence
        switch answer.manner {
        case .whole: body = HTTPBodySequence(data: Data(answer.body))
        case .stalls(let count):
            body = HTTPBodySequence(
                from: FaultyBody(bytes: answer.body, count: count, stalls: true), count: answer.body.count)
        case .breaksOff(let count):
            body = HTTPBodySequence(
                from: FaultyBody(bytes: answer.body, count: count, stalls: false), count: answer.body.count)
        }
        self.init(
            statusCode: HTTPStatusCode(answer.status, phrase: "as a test says"), headers: headers, body: body)
    }
}

/// A body that does not come to its end.
private struct FaultyBody: AsyncBufferedSequence {
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
                // Until the service ends, and its task with it.
                if stalls { try await Task.sleep(for: .seconds(3600)) }
                throw SocketError.disconnected
            }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }
    }
}
