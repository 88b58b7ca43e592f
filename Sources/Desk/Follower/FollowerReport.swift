import Model

/// The status of a desk as its dashboard shows it.
struct FollowerReport: Sendable {
    private let name: String
    private let address: String
    private var state = SourceStatus.State.starting
    private var reason: String?
    private var nextTry: Timestamp?
    private var lastSuccess: Timestamp?
    private var delay: Int?
    private var watching: Int?
    private var unreadable = 0, unsupported = 0
    private var lastReported: SourceStatus?
    /// Whether it has failed because no collector was heard.
    private(set) var isSilent = false

    /// A newer time, delay or number of bytes alone is reported after this many milliseconds.
    private static let repeatAfter: Int64 = 5000

    init(name: String, address: String) {
        self.name = name
        self.address = address
    }

    /// It fails.
    mutating func fail(_ reason: String, nextTry: Timestamp? = nil) {
        (state, self.reason, self.nextTry) = (.failed, reason, nextTry)
        isSilent = false
    }

    /// It fails because no collector is heard.
    mutating func failSilent(_ reason: String) {
        fail(reason)
        isSilent = true
    }

    /// It has everything.
    mutating func succeed() {
        (state, reason, nextTry) = (.good, nil, nil)
        isSilent = false
    }

    mutating func endSilence() { isSilent = false }

    mutating func receive(heartbeat: DeskHeader, wall: Timestamp) {
        lastSuccess = wall
        delay = Int(max(0, min(wall.milliseconds - heartbeat.time.milliseconds, 86_400_000)))
        watching = heartbeat.watching
    }

    mutating func countUnreadable() { unreadable += 1 }

    mutating func countUnsupported() { unsupported += 1 }

    /// The status, if it differs from the one last reported.
    mutating func drain(bytes: Int, rules: String?, wall: Timestamp) -> SourceStatus? {
        let status = status(bytes, rules)
        if let lastReported, lastReported.state == status.state, lastReported.reason == status.reason,
            lastReported.service?.nextRequest == status.service?.nextRequest,
            wall.milliseconds - (lastReported.lastSuccess?.milliseconds ?? 0) < FollowerReport.repeatAfter
                || status.lastSuccess == lastReported.lastSuccess
        {
            return nil
        }
        lastReported = status
        return status
    }

    private func status(_ bytes: Int, _ rules: String?) -> SourceStatus {
        var state = state, reason = reason
        if state == .good {
            var doubts: [String] = []
            if unreadable > 0 { doubts.append("\(unreadable) messages that no collector sends") }
            if unsupported > 0 { doubts.append("\(unsupported) updates that this version does not support") }
            if let rules { doubts.append(rules) }
            if !doubts.isEmpty { state = .partial }
            let present = watching.map { ["\($0) watching"] } ?? []
            let words = doubts + present
            reason = words.isEmpty ? nil : words.joined(separator: "; ")
        }
        let record = ServiceRecord(address: address, nextTry: nextTry, bytes: bytes, latencyMilliseconds: delay)
        return SourceStatus(name, state, lastSuccess: lastSuccess, reason: reason, service: record)
    }
}
