import Model

extension PollingMachine {
    mutating func succeed(_ index: Int, _ position: Int, _ badRows: [FeedError]) {
        let wasOpen = services[index].probe != nil
        let jitter = badRows.isEmpty ? 0 : random.next()
        services[index].pollRequests[position].succeed(badRows, at: now, random: jitter)
        services[index].succeed(at: now)
        if wasOpen, services[index].probe == nil { reopen(index) }
    }

    mutating func fail(_ index: Int, _ position: Int, _ error: SourceError) {
        services[index].pollRequests[position].consecutiveErrors += 1
        let pollRequest = services[index].pollRequests[position]
        let errors = max(
            pollRequest.consecutiveErrors, services[index].isProbe(pollRequest) ? services[index].failedProbes + 1 : 1)
        let backOff = services[index].backOff, jitter = random.next()
        let until = now + backOff.wait(error, errors: errors, random: jitter)
        // Other requests must not wait as long as one that is made once a day.
        let own = backOff.wait(
            error, errors: pollRequest.consecutiveErrors, every: pollRequest.interval[hours], random: jitter)
        services[index].pollRequests[position].fail(error, until: max(until, now + own))
        if !error.concernsOneRequest { services[index].fail(pollRequest, error, until: until, at: now) }
    }

    /// Once a service responds again, its waiting requests are made one after another.
    private mutating func reopen(_ index: Int) {
        for position in services[index].pollRequests.indices {
            let pollRequest = services[index].pollRequests[position]
            guard !pollRequest.isUnderWay, let error = pollRequest.error, !error.concernsOneRequest else { continue }
            services[index].pollRequests[position].wait = .soon(now + PollingMachine.spread * random.next())
        }
        spreadOverdue()
    }
}
