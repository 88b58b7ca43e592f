import Model

/// How the connections of a stream are doing, when a lost one is tried again, and what is to be said of it all. It knows
/// no clock.
struct StreamMachine: Sendable {
    private struct Line: Sendable {
        var isOpen = false
        /// When it opened, by the time that passed.
        var openedAt: Duration?
        var fault: SourceError?
        var faultsInRow = 0
        var nextTry: Timestamp?
        /// The messages in a row that could not be read.
        var badInRow = 0
        /// What was wrong with the last message, or in it had to wait.
        var lastBad: FeedError?
    }

    /// After so many unreadable messages in a row the connection is taken for bad.
    static let badLimit = 100
    /// A connection that was open for so long was well: what ends it counts as the first fault.
    static let healthy = Duration.seconds(60)
    /// That something came is said again after so long.
    static let repeatAfter: Int64 = 10_000

    private let name: String
    private let address: String
    private let backOff: BackOff
    private var random: Jitter
    private var lines: [Line]
    private var lastSuccess: Timestamp?
    private var bytes = 0
    private var said: SourceStatus?

    init(name: String, address: String, lines count: Int, backOff: BackOff = .usual, seed: UInt64) {
        self.name = name
        self.address = address
        self.backOff = backOff
        random = Jitter(seed: seed)
        lines = Array(repeating: Line(), count: count)
    }

    /// Notes that a connection is open.
    mutating func open(_ place: Int, at now: Duration, wall: Timestamp) {
        lines[place].isOpen = true
        lines[place].openedAt = now
        lines[place].nextTry = nil
        lastSuccess = wall
    }

    /// Notes a message: how long it is, what was wrong with it and what in it has to wait. Where too many in a row are bad,
    /// that is a fault.
    mutating func hear(
        _ place: Int, bytes count: Int, faults: [FeedError], waiting: [FeedError] = [], wall: Timestamp
    ) throws(SourceError) {
        bytes += count
        lines[place].lastBad = faults.last ?? waiting.last
        guard let bad = faults.last else {
            lines[place].badInRow = 0
            lines[place].fault = nil
            lastSuccess = wall
            return
        }
        lines[place].badInRow += 1
        if lines[place].badInRow >= StreamMachine.badLimit {
            throw SourceError(.wrongContent, "\(StreamMachine.badLimit) messages in a row cannot be read: \(bad)")
        }
    }

    /// Notes that a connection is lost or was not to be had, and returns how long it is left alone.
    mutating func lose(_ place: Int, _ fault: SourceError, at now: Duration, wall: Timestamp) -> Duration {
        let wasHealthy = lines[place].openedAt.map { now - $0 >= StreamMachine.healthy } ?? false
        let faults = wasHealthy ? 1 : lines[place].faultsInRow + 1
        let wait = backOff.wait(fault, faults: faults, random: random.next())
        lines[place] = Line(
            fault: fault, faultsInRow: faults,
            nextTry: Timestamp(milliseconds: wall.milliseconds + wait.milliseconds))
        return wait
    }
}

extension StreamMachine {
    /// What is to be said of the stream, where that is another thing than was said last.
    mutating func takeStatus() -> SourceStatus? {
        let status = status
        guard let said else {
            self.said = status
            return status
        }
        let isSame = said.state == status.state && said.reason == status.reason
        let age = (status.lastSuccess?.milliseconds ?? 0) - (said.lastSuccess?.milliseconds ?? 0)
        guard !isSame || age >= StreamMachine.repeatAfter else { return nil }
        self.said = status
        return status
    }

    /// Why a connection is lost, where one is.
    var fault: SourceError? { lines.lazy.compactMap(\.fault).first }

    private var status: SourceStatus {
        let (state, reason) = standing
        let record = ServiceRecord(address: address, nextTry: lines.compactMap(\.nextTry).min(), bytes: bytes)
        return SourceStatus(name, state, lastSuccess: lastSuccess, reason: reason, service: record)
    }

    private var standing: (SourceStatus.State, String?) {
        if lines.isEmpty { return (.off, "nothing to listen to") }
        let lost = lines.filter { !$0.isOpen && $0.fault != nil }
        if let fault = lost.first?.fault {
            if lost.count == lines.count { return (.failed, fault.reason) }
            if lines.contains(where: \.isOpen) {
                return (.partial, "\(lost.count) of \(lines.count) connections: \(fault.reason)")
            }
        }
        guard lines.contains(where: \.isOpen) else { return (.starting, nil) }
        return lines.lazy.compactMap(\.lastBad).first.map { (.partial, $0.description) } ?? (.good, nil)
    }
}
