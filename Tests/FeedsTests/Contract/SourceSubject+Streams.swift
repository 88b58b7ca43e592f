extension SourceSubject {
    /// The sources that listen. What they say in one update depends on who is faster, they or their reader.
    static let streams = [
        SourceSubject(name: "yahoo stream") { clock in
            let ticker = try YahooTicker()
            return Running(source: ticker.source(clock), before: ticker.before, nudge: ticker.tick)
        },
        SourceSubject(name: "alpaca") { clock in
            let ticker = try AlpacaTicker()
            return Running(source: ticker.source(clock), before: ticker.before, nudge: ticker.tick)
        },
    ]
}
