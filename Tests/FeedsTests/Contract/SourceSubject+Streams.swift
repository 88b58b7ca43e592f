extension SourceSubject {
    /// The sources that listen. What they say in one update depends on who is faster, they or their reader.
    static let streams = [
        SourceSubject(name: "yahoo stream") { clock in
            let ticker = try StreamTicker.yahoo()
            return Running(source: ticker.yahoo(clock), before: ticker.before, nudge: ticker.tick)
        },
        SourceSubject(name: "alpaca") { clock in
            let ticker = try StreamTicker.alpaca()
            return Running(source: ticker.alpaca(clock), before: ticker.before, nudge: ticker.tick)
        },
    ]
}
