import Model

extension ServiceState {
    /// Applies the outcome of a poll request; true if the service has recovered by it.
    mutating func finish(
        _ id: PollRequest.ID, _ outcome: PollingMachine.Outcome, in turn: PollingTurn, _ random: inout Jitter
    ) -> Bool {
        bytes += outcome.bytes
        latency = outcome.latency ?? latency
        budgetLeft = outcome.budgetLeft
        guard let request = requests.first(where: { $0.id == id }) else { return false }
        switch outcome.result {
        case .success(let badRows):
            update(id) { $0.record(unknown: outcome.unknown) }
            if outcome.hasRequested { return succeed(id, badRows, at: turn.now, &random) }
            let isHealthy = circuit.isClosed
            update(id) { $0.skip(isHealthy: isHealthy) }
            circuit.release(id)
        case .failure(let error): fail(request, error, in: turn, &random)
        }
        return false
    }

    private mutating func succeed(
        _ id: PollRequest.ID, _ badRows: [FeedError], at now: Duration, _ random: inout Jitter
    ) -> Bool {
        let wasOpen = !circuit.isClosed
        let jitter = badRows.isEmpty ? 0 : random.next()
        update(id) { $0.succeed(badRows, at: now, random: jitter) }
        failing = [:]
        error = nil
        circuit.succeed(id, at: now)
        guard wasOpen, circuit.isClosed else { return false }
        // Requests that failed with the service are made one after another.
        for position in requests.indices {
            guard !requests[position].isRunning, requests[position].history.error?.concernsOneRequest == false
            else { continue }
            requests[position].wake(at: now + PollingMachine.spread * random.next())
        }
        return true
    }

    private mutating func fail(
        _ request: PollRequestState, _ error: SourceError, in turn: PollingTurn, _ random: inout Jitter
    ) {
        let errors = request.history.consecutiveErrors + 1
        let probes = circuit.isProbe(request.id) ? (circuit.outage?.failedProbes ?? 0) + 1 : 1
        let jitter = random.next()
        let until = turn.now + backOff.wait(error, errors: max(errors, probes), random: jitter)
        // Other requests must not wait as long as one that is made once a day.
        let own = backOff.wait(error, errors: errors, every: request.interval[turn.hours], random: jitter)
        update(request.id) { $0.fail(error, until: max(until, turn.now + own)) }
        guard !error.concernsOneRequest else { return circuit.release(request.id) }
        self.error = error
        failing[request.id, default: 0] += 1
        circuit.fail(request.id, until: until, opens: hasFailedTooOften, isRateLimit: error.isRateLimit)
    }

    /// Replaces the poll requests. Those with an unchanged key continue.
    mutating func replace(
        _ pollRequests: [PollRequest], at now: Duration, _ hours: PollRequest.Hours, _ random: inout Jitter
    ) {
        let previous = Dictionary(requests.map { ($0.id, $0) }) { first, _ in first }
        let earliest = requests.compactMap { $0.due(hours) }.min().map { min($0 - .milliseconds(1), now) }
        var seen: Set<String> = []
        requests = pollRequests.filter { seen.insert($0.key).inserted }.map { pollRequest in
            let id = PollRequest.ID(name, pollRequest.key)
            var state =
                previous[id]
                ?? PollRequestState(
                    id, pollRequest, now: earliest ?? now, intervalFactor: 0.95 + 0.1 * random.next())
            state.follow(pollRequest, at: now)
            return state
        }
        failing = failing.filter { id, _ in seen.contains(id.key) }
        for id in previous.keys where !seen.contains(id.key) { circuit.release(id) }
    }
}

extension SourceError {
    /// Whether the error concerns one request only, not the service's health.
    var concernsOneRequest: Bool { kind == .notFound || kind == .notAcceptable || kind == .empty }

    /// Whether the service asks to be left alone entirely.
    var isRateLimit: Bool { kind == .tooManyRequests || retryAfter != nil }
}
