import Model
import Networking
import Synchronization

/// A transport that responds as a test specifies, and records its requests.
final class ScriptedTransport: HTTPTransport {
    private let script: @Sendable (HTTPRequest) throws(SourceError) -> [UInt8]?
    private let received = Mutex<[HTTPRequest]>([])

    /// A transport with a script; nil means that nothing has changed.
    init(_ script: @escaping @Sendable (HTTPRequest) throws(SourceError) -> [UInt8]?) { self.script = script }

    /// A transport with pages by their address; other addresses are not found.
    convenience init(_ pages: [String: String]) {
        self.init { request throws(SourceError) in
            guard let page = pages[request.url] else { throw SourceError(.notFound, "404 \(request.url)") }
            return Array(page.utf8)
        }
    }

    /// The requests so far, in order.
    var requests: [HTTPRequest] { received.withLock(\.self) }

    func fetch(_ request: HTTPRequest) async throws(SourceError) -> HTTPResponse {
        received.withLock { $0.append(request) }
        let body = try script(request)
        return HTTPResponse(body: body ?? [], isUnchanged: body == nil, receivedAt: Timestamp(milliseconds: 0))
    }
}

extension Service {
    /// Runs one of its poll requests once.
    func run(_ key: String, _ transport: any HTTPTransport) async throws -> PollResult {
        guard let pollRequest = pollRequests.first(where: { $0.key == key }) else {
            throw SourceError(.notFound, "no \(key)")
        }
        return try await pollRequest.run(transport)
    }
}

extension SourceClock {
    /// A clock on which it is always noon in New York on a date.
    static func noon(on day: Day) -> SourceClock {
        SourceClock(wall: { NewYorkTime.timestamp(day, minute: 12 * 60) })
    }
}
