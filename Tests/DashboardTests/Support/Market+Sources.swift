import Model

extension Market {
    /// The market with a source in each state.
    var withSources: Market {
        func time(_ minute: Int, on day: Day? = nil) -> Timestamp {
            NewYorkTime.timestamp(day ?? self.day, minute: minute)
        }
        let now = 15 * 60 + 40
        return [
            SourceStatus("bundled", .good),
            SourceStatus(
                "yahoo", .good, lastSuccess: time(now),
                service: ServiceRecord(
                    address: "https://query1.finance.yahoo.com", nextTry: time(now + 1), budgetLeft: 17,
                    bytes: 3_412_345, latencyMilliseconds: 182)),
            SourceStatus(
                "treasury", .failed, lastSuccess: time(16 * 60 + 5, on: day - 1), reason: "timed out after 40 s",
                service: ServiceRecord(
                    address: "https://home.treasury.gov", nextTry: time(now + 9), bytes: 48_120,
                    latencyMilliseconds: 19_204)),
            SourceStatus(
                "fred", .good, lastSuccess: time(now - 2),
                service: ServiceRecord(
                    address: "https://fred.stlouisfed.org", nextTry: time(now + 118), bytes: 940,
                    latencyMilliseconds: 301)),
            SourceStatus(
                "edgar", .partial, lastSuccess: time(now - 1),
                reason: "current 8-K: 403: undeclared automated tool; configure a contact e-mail address",
                service: ServiceRecord(
                    address: "https://www.sec.gov", nextTry: time(now + 5), budgetLeft: 5, bytes: 912_000,
                    latencyMilliseconds: 88)),
            SourceStatus(
                "nport", .off, reason: "fallback for ishares",
                service: ServiceRecord(address: "https://www.sec.gov", budgetLeft: 5)),
            SourceStatus("wires", .starting, service: ServiceRecord(address: "https://www.globenewswire.com")),
        ].reduce(self) { $0.applying(.source($1)) }
    }
}
