import Formats
import Model

/// The state of a stream's connections, when a lost one is retried, and the status of the whole stream. It has no
/// clock.
struct StreamMachine: Sendable {
    private struct Line: Sendable {
        var isOpen = false
        /// When it opened, in elapsed time.
        var openedAt: Duration?
        var error: SourceError?
        var consecutiveErrors = 0
        var nextTry: Timestamp?
        /// The number of consecutive messages that could not be parsed.
        var consecutiveBad = 0
        /// The error of the last message, or the reason why part of it was deferred.
        var lastError: FeedError?
    }

    /// After this number of consecutive unreadable messages the connection counts as failed.
    static let badLimit = 100
    /// A connection that was open for this long was healthy: what ends it counts as the first error.
    static let healthy = Duration.seconds(60)
    /// A newer time of the last success is reported after this many milliseconds.
    static let repeatAfter: Int64 = 10_000

    private let name: String
    private let address: String
    private let backOff: BackOff
    private var random: Jitter
    private var lines: [Line]
    private var lastSuccess: Timestamp?
    private var bytes = 0
    private var lastReported: SourceStatus?

    init(name: String, address: String, lines count: Int, backOff: BackOff = .usual, seed: UInt64) {
        self.name = name
        self.address = address
        self.backOff = backOff
        random = Jitter(seed: seed)
        lines = Array(repeating: Line(), count: count)
    }

    /// Records that a connection is open.
    mutating func open(_ index: Int, at now: Duration, wall: Timestamp) {
        lines[index].isOpen = true
        lines[index].openedAt = now
        lines[index].nextTry = nil
        lastSuccess = wall
    }

    /// Records a message: its length, its errors and what had to be deferred. Throws if too many consecutive messages
    /// were bad.
    mutating func receive(
        _ index: Int, bytes count: Int, errors: [FeedError], deferred: [FeedError] = [], wall: Timestamp
    ) throws(SourceError) {
        bytes += count
        lines[index].lastError = errors.last ?? deferred.last
        guard let bad = errors.last else {
            lines[index].consecutiveBad = 0
            lines[index].error = nil
            lastSuccess = wall
            return
        }
        lines[index].consecutiveBad += 1
        if lines[index].consecutiveBad >= StreamMachine.badLimit {
            throw SourceError(.wrongContent, "\(StreamMachine.badLimit) messages in a row cannot be read: \(bad)")
        }
    }

    /// Records that a connection was lost or could not be opened, and returns how long to wait.
    mutating func lose(_ index: Int, _ error: SourceError, at now: Duration, wall: Timestamp) -> Duration {
        let wasHealthy = lines[index].openedAt.map { now - $0 >= StreamMachine.healthy } ?? false
        let errors = wasHealthy ? 1 : lines[index].consecutiveErrors + 1
        let wait = backOff.wait(error, errors: errors, random: random.next())
        lines[index] = Line(
            error: error, consecutiveErrors: errors,
            nextTry: Timestamp(milliseconds: wall.milliseconds + wait.milliseconds))
        return wait
    }
}

extension StreamMachine {
    /// The stream's status, if it differs from the one last reported.
    mutating func drainStatus() -> SourceStatus? {
        let status = status
        guard let lastReported else {
            self.lastReported = status
            return status
        }
        let isSame = lastReported.state == status.state && lastReported.reason == status.reason
        let age = (status.lastSuccess?.milliseconds ?? 0) - (lastReported.lastSuccess?.milliseconds ?? 0)
        guard !isSame || age >= StreamMachine.repeatAfter else { return nil }
        self.lastReported = status
        return status
    }

    /// Why a connection is lost, if one is.
    var error: SourceError? { lines.lazy.compactMap(\.error).first }

    private var status: SourceStatus {
        let (state, reason) = stateAndReason
        let record = ServiceRecord(address: address, nextTry: lines.compactMap(\.nextTry).min(), bytes: bytes)
        return SourceStatus(name, state, lastSuccess: lastSuccess, reason: reason, service: record)
    }

    private var stateAndReason: (SourceStatus.State, String?) {
        if lines.isEmpty { return (.off, "nothing to stream") }
        let lost = lines.filter { !$0.isOpen && $0.error != nil }
        if let error = lost.first?.error {
            if lost.count == lines.count { return (.failed, error.reason) }
            if lines.contains(where: \.isOpen) {
                return (.partial, "\(lost.count) of \(lines.count) connections: \(error.reason)")
            }
        }
        guard lines.contains(where: \.isOpen) else { return (.starting, nil) }
        return lines.lazy.compactMap(\.lastError).first.map { (.partial, $0.description) } ?? (.good, nil)
    }
}
