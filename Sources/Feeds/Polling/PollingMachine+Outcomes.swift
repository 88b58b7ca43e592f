import Model

extension PollingMachine {
    mutating func succeed(_ at: Int, _ place: Int, _ badRows: [FeedError]) {
        let wasOpen = services[at].probe != nil
        let chance = badRows.isEmpty ? 0 : random.next()
        services[at].pollRequests[place].succeed(badRows, at: now, random: chance)
        services[at].succeed(at: now)
        if wasOpen, services[at].probe == nil { reopen(at) }
    }

    mutating func fail(_ at: Int, _ place: Int, _ fault: SourceError) {
        services[at].pollRequests[place].faultsInRow += 1
        let pollRequest = services[at].pollRequests[place]
        let faults = max(pollRequest.faultsInRow, services[at].isProbe(pollRequest) ? services[at].failedProbes + 1 : 1)
        let backOff = services[at].backOff, chance = random.next()
        let until = now + backOff.wait(fault, faults: faults, random: chance)
        // The others are not to wait for as long as one that is asked once a day.
        let own = backOff.wait(
            fault, faults: pollRequest.faultsInRow, every: pollRequest.interval[hours], random: chance)
        services[at].pollRequests[place].fail(fault, until: max(until, now + own))
        if !fault.isOfOneRequest { services[at].fail(pollRequest, fault, until: until, at: now) }
    }

    /// A service that answers again is asked what waited, one after the other.
    private mutating func reopen(_ at: Int) {
        for place in services[at].pollRequests.indices {
            let pollRequest = services[at].pollRequests[place]
            guard !pollRequest.isUnderWay, let fault = pollRequest.fault, !fault.isOfOneRequest else { continue }
            services[at].pollRequests[place].wait = .soon(now + PollingMachine.spread * random.next())
        }
        spreadOverdue()
    }
}
