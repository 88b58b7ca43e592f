public import Formats
public import Model
import Synchronization

/// The outcome of requesting a service once, to show a user why it returns nothing.
public struct ServiceCheck: Sendable {
    /// The service's name.
    public let name: String
    /// The first address requested, without secrets; the base address if nothing was requested.
    public var address: String
    /// How many successful responses were received.
    public var responses = 0
    /// Bytes on the wire.
    public var bytes = 0
    /// The latency of the slowest response.
    public var latency: Duration?
    /// How many rows, prices or reports were parsed; nil where no response was read to its end.
    public var rows: Int?
    /// The bad rows or symbols.
    public var badRows: [FeedError] = []
    /// The watched symbols that the service does not have.
    public var unknown: [Symbol] = []
    /// The first error of a request.
    public var error: SourceError?
    /// How far the service's clock is ahead of ours, if it sends its time.
    public var skew: Duration?

    /// Creates a check before any request.
    public init(_ name: String, address: String) {
        self.name = name
        self.address = address
    }

    /// The HTTP status of the last response, if there was one.
    public var status: Int? {
        guard let error else { return responses > 0 ? 200 : nil }
        return Int(error.reason.prefix { $0.isASCII && $0.isNumber }).flatMap { (100..<600).contains($0) ? $0 : nil }
    }
}

extension Service {
    /// Runs some of its poll requests once, one after another.
    ///
    /// - Parameters:
    ///   - wanted: whether to run a poll request, by its key.
    ///   - limit: the time for everything. A service that has responded within it without an error counts as healthy.
    public func check(
        _ wanted: (String) -> Bool = { _ in true }, transport: any HTTPTransport, within limit: Duration,
        clock: SourceClock = SourceClock()
    ) async -> ServiceCheck {
        let recorder = RecordingTransport(transport, ServiceCheck(name, address: WebAddress(address)?.origin ?? ""))
        let budgeted = MeteredTransport(
            recorder, budget: budget, validators: MemoryValidatorCache(), isConditional: false)
        let chosen = pollRequests.filter { wanted($0.key) }
        let timeout = SourceError(.timedOut, "timed out after \(limit.inSeconds) s")
        do throws(SourceError) {
            try await clock.within(limit, else: timeout) { () async throws(SourceError) in
                for pollRequest in chosen {
                    do throws(SourceError) { recorder.record(try await pollRequest.run(budgeted)) } catch {
                        // A cancelled request reports no error of its own.
                        if Task.isCancelled { throw error }
                        recorder.record(error)
                    }
                }
            }
        } catch {
            if recorder.check.responses == 0 { recorder.record(error) }
        }
        return recorder.check
    }
}

/// A transport that records what is requested and received.
private final class RecordingTransport: HTTPTransport {
    private let transport: any HTTPTransport
    private let recorded: Mutex<ServiceCheck>
    private let hasRequested = Mutex(false)

    init(_ transport: any HTTPTransport, _ check: ServiceCheck) {
        self.transport = transport
        recorded = Mutex(check)
    }

    var check: ServiceCheck { recorded.withLock(\.self) }

    package func fetch(_ request: HTTPRequest) async throws(SourceError) -> HTTPResponse {
        let isFirst = hasRequested.withLock { hasRequested in
            defer { hasRequested = true }
            return !hasRequested
        }
        if isFirst, let address = WebAddress(request.url)?.redacted { recorded.withLock { $0.address = address } }
        let response = try await transport.fetch(request)
        recorded.withLock { $0.record(response) }
        return response
    }

    func record(_ pollResult: PollResult) {
        recorded.withLock { check in
            check.rows = (check.rows ?? 0) + pollResult.updates.map(\.rowCount).reduce(0, +)
            check.badRows += pollResult.errors
            check.unknown += pollResult.unknown
        }
    }

    func record(_ error: SourceError) { recorded.withLock { $0.error = $0.error ?? error } }
}

extension ServiceCheck {
    fileprivate mutating func record(_ response: HTTPResponse) {
        responses += 1
        bytes += response.wireBytes
        latency = max(latency ?? .zero, response.latency)
        guard let time = response.serverTime else { return }
        let ahead = Duration.milliseconds(time.milliseconds - response.receivedAt.milliseconds)
        // A `Date` has a resolution of one second and is as old as the response, so the smallest difference is the most
        // accurate.
        if skew.map({ abs($0 / .seconds(1)) > abs(ahead / .seconds(1)) }) ?? true { skew = ahead }
    }
}

extension MarketUpdate {
    /// How many rows of a response it represents.
    fileprivate var rowCount: Int {
        switch self {
        case .batch(let updates): updates.map(\.rowCount).reduce(0, +)
        case .series(_, let series): series.count
        case .holdings(let table): table.holdings.count
        case .companies(let companies): companies.count
        case .quote, .bar, .curve, .policy, .filing, .headline: 1
        default: 0
        }
    }
}
