import Model

extension PollingMachine {
    mutating func succeed(_ at: Int, _ place: Int, _ badRows: [FeedError]) {
        let wasOpen = services[at].probe != nil
        services[at].errands[place].succeed(badRows, at: now)
        services[at].succeed(at: now)
        if wasOpen, services[at].probe == nil { reopen(at) }
    }

    mutating func fail(_ at: Int, _ place: Int, _ fault: SourceFault) {
        let id = services[at].errands[place].id
        services[at].errands[place].faultsInRow += 1
        let faults = max(services[at].errands[place].faultsInRow, services[at].failedProbes + 1)
        let until = now + services[at].backOff.wait(fault, faults: faults, random: random.next())
        services[at].errands[place].fail(fault, until: until)
        if !fault.isOfOneErrand { services[at].fail(id, fault, until: until) }
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
