import Model

extension PollingMachine {
    /// The statuses that have changed since they were last drained.
    mutating func drainStatuses() -> [SourceStatus] {
        guard hasNews else { return [] }
        hasNews = false
        let turn = turn
        let changed = services.map { status(of: $0, in: turn) }.filter { lastReported[$0.name] != $0 }
        for status in changed { lastReported[status.name] = status }
        return changed
    }

    /// How many of each service's active poll requests have finished, and how many of those made a request.
    var rounds: [(service: String, finished: Int, requested: Int, total: Int)] {
        let turn = turn
        return services.map { service in
            let wanted = service.active(in: turn).filter { $0.interval[hours] != nil }
            return (
                service.name, wanted.count(where: \.history.hasFinished), wanted.count(where: \.history.hasResult),
                wanted.count
            )
        }
    }

    /// The statuses last reported, if nothing is in flight or due and none has changed since.
    var settled: [SourceStatus]? {
        isIdle && !hasNews ? services.compactMap { lastReported[$0.name] } : nil
    }

    private func status(of service: ServiceState, in turn: PollingTurn) -> SourceStatus {
        let active = service.active(in: turn)
        let (state, reason) = stateAndReason(service, active)
        let unknown = Set(active.flatMap(\.history.unknown)).sorted()
        return SourceStatus(
            service.name, state, lastSuccess: service.requests.compactMap(\.history.lastSuccess).max().map(anchor.time),
            reason: PollingMachine.reason(reason, state, unknown), service: record(of: service, in: turn),
            unknownSymbols: unknown)
    }

    /// The reason, with the unknown symbols added where they are worth mentioning.
    private static func reason(_ reason: String?, _ state: SourceStatus.State, _ unknown: [Symbol]) -> String? {
        guard state == .good || state == .partial, let message = SourceStatus.message(unknown: unknown) else {
            return reason
        }
        return reason.map { "\($0); \(message)" } ?? message
    }

    private func stateAndReason(
        _ service: ServiceState, _ active: [PollRequestState]
    ) -> (state: SourceStatus.State, reason: String?) {
        if active.isEmpty {
            let primary = service.requests.first?.fallbackFor
            return (.off, primary.map { "fallback for \($0.service)" } ?? "no requests")
        }
        let known = active.filter(\.history.hasResult), failed = known.filter { $0.history.error != nil }
        if !service.circuit.isClosed, let error = service.error { return (.failed, error.reason) }
        if known.isEmpty {
            let wanted = active.filter { $0.interval[hours] != nil }
            if !wanted.allSatisfy(\.history.hasFinished) { return (.starting, nil) }
            return (.off, wanted.isEmpty ? nil : "no requests")
        }
        if failed.count == known.count { return (.failed, message(of: failed, among: active.count)) }
        if !failed.isEmpty { return (.partial, message(of: failed, among: active.count)) }
        let bad = active.flatMap(\.history.badRows)
        guard let row = bad.first else { return (.good, nil) }
        return (.partial, bad.count == 1 ? "\(row)" : "\(bad.count) errors, the first: \(row)")
    }

    private func message(of failed: [PollRequestState], among count: Int) -> String? {
        guard let first = failed.first, let error = first.history.error else { return nil }
        if count == 1 { return error.reason }
        return failed.count == 1
            ? "\(first.id.key): \(error.reason)"
            : "\(failed.count) of \(count), the first \(first.id.key): \(error.reason)"
    }

    private func record(of service: ServiceState, in turn: PollingTurn) -> ServiceRecord {
        let next = service.firstDue(in: turn)
        return ServiceRecord(
            address: service.address, nextTry: next.map { anchor.time(at: $0).roundedUpToSecond },
            budgetLeft: service.budgetLeft, bytes: service.bytes,
            latencyMilliseconds: service.latency.map { Int($0.milliseconds) })
    }
}

extension Timestamp {
    /// Rounded up to a full second, so that no request is made before it.
    fileprivate var roundedUpToSecond: Timestamp { Timestamp(milliseconds: (milliseconds + 999) / 1000 * 1000) }
}
