public import Model
import Synchronization

/// What came of asking a service once, for a person who wants to know why it gives nothing.
public struct ServiceCheck: Sendable {
    /// The service's word.
    public let name: String
    /// Where it was asked first, without anything secret; its base address where it was not asked.
    public var address: String
    /// How many good answers came.
    public var answers = 0
    /// What came over the wire, in bytes.
    public var bytes = 0
    /// How long the slowest answer took.
    public var latency: Duration?
    /// How many rows, prices or reports were understood; nil where nothing was read to its end.
    public var rows: Int?
    /// The rows or symbols that were bad.
    public var badRows: [FeedError] = []
    /// The symbols of watch lists that it does not know.
    public var unknown: [Symbol] = []
    /// Why there was no good answer to a question.
    public var fault: SourceError?
    /// How far the service's clock is ahead of the one here, where it says what time it is.
    public var skew: Duration?

    /// A check in which nothing was asked yet.
    public init(_ name: String, address: String) {
        self.name = name
        self.address = address
    }

    /// The status of its last answer, where it answered by HTTP.
    public var status: Int? {
        guard let fault else { return answers > 0 ? 200 : nil }
        return Int(fault.reason.prefix { $0.isASCII && $0.isNumber }).flatMap { (100..<600).contains($0) ? $0 : nil }
    }
}

extension Service {
    /// Asks some of its poll requests once, one after the other, and says what came.
    ///
    /// - Parameters:
    ///   - wanted: tells by its key whether a poll request is run.
    ///   - limit: the time for all of it. Who has given good answers by then and no fault is well.
    public func check(
        _ wanted: (String) -> Bool = { _ in true }, transport: any HTTPTransport, within limit: Duration,
        clock: SourceClock = SourceClock()
    ) async -> ServiceCheck {
        let noting = NotingTransport(transport, ServiceCheck(name, address: WebAddress(address)?.origin ?? ""))
        let budgeted = MeteredTransport(
            noting, budget: budget, validators: MemoryValidators(), asksConditionally: false)
        let chosen = pollRequests.filter { wanted($0.key) }
        let late = SourceError(.timedOut, "no whole answer within \(limit.inSeconds) s")
        do throws(SourceError) {
            try await clock.within(limit, else: late) { () async throws(SourceError) in
                for pollRequest in chosen {
                    do throws(SourceError) { noting.take(try await pollRequest.run(budgeted)) } catch {
                        // What is given up has no fault of its own.
                        if !Task.isCancelled { noting.take(error) }
                    }
                }
            }
        } catch {
            if noting.check.answers == 0 { noting.take(error) }
        }
        return noting.check
    }
}

/// The web as somebody sees it who notes what is asked and what comes.
private final class NotingTransport: HTTPTransport {
    private let transport: any HTTPTransport
    private let noted: Mutex<ServiceCheck>
    private let hasAsked = Mutex(false)

    init(_ transport: any HTTPTransport, _ check: ServiceCheck) {
        self.transport = transport
        noted = Mutex(check)
    }

    var check: ServiceCheck { noted.withLock(\.self) }

    func fetch(_ request: HTTPRequest) async throws(SourceError) -> HTTPResponse {
        let isFirst = hasAsked.withLock { hasAsked in
            defer { hasAsked = true }
            return !hasAsked
        }
        if isFirst, let address = WebAddress(request.url)?.redacted { noted.withLock { $0.address = address } }
        let answer = try await transport.fetch(request)
        noted.withLock { $0.take(answer) }
        return answer
    }

    func take(_ pollResult: PollResult) {
        noted.withLock { check in
            check.rows = (check.rows ?? 0) + pollResult.updates.map(\.rowCount).reduce(0, +)
            check.badRows += pollResult.faults
            check.unknown += pollResult.unknown
        }
    }

    func take(_ fault: SourceError) { noted.withLock { $0.fault = $0.fault ?? fault } }
}

extension ServiceCheck {
    fileprivate mutating func take(_ answer: HTTPResponse) {
        answers += 1
        bytes += answer.wireBytes
        latency = max(latency ?? .zero, answer.latency)
        guard let time = answer.serverTime else { return }
        let ahead = Duration.milliseconds(time.milliseconds - answer.receivedAt.milliseconds)
        // A date is told in whole seconds, and as old as the answer: the nearest says most.
        if skew.map({ abs($0 / .seconds(1)) > abs(ahead / .seconds(1)) }) ?? true { skew = ahead }
    }
}

extension MarketUpdate {
    /// How many rows of an answer it stands for.
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
