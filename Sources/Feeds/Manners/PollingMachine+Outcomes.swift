import Model

extension PollingMachine {
    mutating func succeed(_ at: Int, _ place: Int, _ badRows: [FeedError]) {
        let wasOpen = services[at].probe != nil
        let chance = badRows.isEmpty ? 0 : random.next()
        services[at].errands[place].succeed(badRows, at: now, random: chance)
        services[at].succeed(at: now)
        if wasOpen, services[at].probe == nil { reopen(at) }
    }

    mutating func fail(_ at: Int, _ place: Int, _ fault: SourceFault) {
        services[at].errands[place].faultsInRow += 1
        let errand = services[at].errands[place]
        let faults = max(errand.faultsInRow, services[at].isProbe(errand) ? services[at].failedProbes + 1 : 1)
        let backOff = services[at].backOff, chance = random.next()
        let until = now + backOff.wait(fault, faults: faults, random: chance)
        // The others are not to wait for as long as one that is asked once a day.
        let own = backOff.wait(fault, faults: errand.faultsInRow, every: errand.interval[hours], random: chance)
        services[at].errands[place].fail(fault, until: max(until, now + own))
        if !fault.isOfOneErrand { services[at].fail(errand, fault, until: until, at: now) }
    }

    /// A service that answers again is asked what waited, one after the other.
    private mutating func reopen(_ at: Int) {
        for place in services[at].errands.indices {
            let errand = services[at].errands[place]
            guard !errand.isUnderWay, let fault = errand.fault, !fault.isOfOneErrand else { continue }
            services[at].errands[place].wait = .soon(now + PollingMachine.spread * random.next())
        }
        spreadOverdue()
    }
}
