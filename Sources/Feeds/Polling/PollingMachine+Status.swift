import Model

extension PollingMachine {
    /// The statuses that have changed since they were last taken.
    mutating func takeStatuses() -> [SourceStatus] {
        guard hasNews else { return [] }
        hasNews = false
        let changed = services.indices.map(status).filter { said[$0.name] != $0 }
        for status in changed { said[status.name] = status }
        return changed
    }

    /// How many poll requests of each service have come back, of those that are to be run now, and how many of them have asked.
    var rounds: [(service: String, answered: Int, asked: Int, of: Int)] {
        services.map { service in
            let wanted = service.pollRequests.filter { isActive($0) && $0.interval[hours] != nil }
            return (service.name, wanted.count(where: \.isBack), wanted.count(where: \.isKnown), wanted.count)
        }
    }

    /// The statuses that were given out last, where nothing is under way or due and none has changed since.
    var settled: [SourceStatus]? {
        isIdle && !hasNews ? services.compactMap { said[$0.name] } : nil
    }

    private func status(of at: Int) -> SourceStatus {
        let service = services[at]
        let active = service.pollRequests.filter(isActive)
        let (state, reason) = standing(service, active)
        let unknown = Set(active.flatMap(\.unknown)).sorted()
        return SourceStatus(
            service.name, state, lastSuccess: service.pollRequests.compactMap(\.lastSuccess).max().map(anchor.time),
            reason: PollingMachine.reason(reason, state, unknown), service: record(at), unknownSymbols: unknown)
    }

    /// What is wrong, and which symbols are not known where that is not the least of it.
    private static func reason(_ reason: String?, _ state: SourceStatus.State, _ unknown: [Symbol]) -> String? {
        guard state == .good || state == .partial, let words = SourceStatus.words(unknown: unknown) else {
            return reason
        }
        return reason.map { "\($0); \(words)" } ?? words
    }

    private func standing(
        _ service: ServiceState, _ active: [PollRequestState]
    ) -> (state: SourceStatus.State, reason: String?) {
        if isPaused { return (.off, "paused") }
        if active.isEmpty {
            let leader = service.pollRequests.first?.standsInFor
            return (.off, leader.map { "stands by for \($0.service)" } ?? "nothing to ask")
        }
        let known = active.filter(\.isKnown), failed = known.filter { $0.fault != nil }
        if service.probe != nil, let fault = service.fault { return (.failed, fault.reason) }
        if known.isEmpty {
            let wanted = active.filter { $0.interval[hours] != nil }
            if !wanted.allSatisfy(\.isBack) { return (.starting, nil) }
            return (.off, wanted.isEmpty ? nil : "nothing to ask")
        }
        if failed.count == known.count { return (.failed, words(of: failed, among: active.count)) }
        if !failed.isEmpty { return (.partial, words(of: failed, among: active.count)) }
        let bad = active.flatMap(\.badRows)
        guard let row = bad.first else { return (.good, nil) }
        return (.partial, bad.count == 1 ? "\(row)" : "\(bad.count) faults, the first: \(row)")
    }

    private func words(of failed: [PollRequestState], among count: Int) -> String? {
        guard let first = failed.first, let fault = first.fault else { return nil }
        if count == 1 { return fault.reason }
        return failed.count == 1
            ? "\(first.id.key): \(fault.reason)"
            : "\(failed.count) of \(count), the first \(first.id.key): \(fault.reason)"
    }

    private func record(_ at: Int) -> ServiceRecord {
        let service = services[at]
        let next = isPaused ? nil : service.pollRequests.compactMap { due($0, of: service) }.min()
        return ServiceRecord(
            address: service.address, nextTry: next.map { anchor.time(at: $0).wholeSecond },
            budgetLeft: service.budgetLeft, bytes: service.bytes,
            latencyMilliseconds: service.latency.map { Int($0.milliseconds) })
    }
}

extension Timestamp {
    /// The second that it is in, rounded up: nobody is asked before.
    fileprivate var wholeSecond: Timestamp { Timestamp(milliseconds: (milliseconds + 999) / 1000 * 1000) }
}
