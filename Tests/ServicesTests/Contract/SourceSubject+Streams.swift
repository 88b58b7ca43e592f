extension SourceSubject {
    /// The streaming sources. How updates are grouped depends on whether the source or its reader is faster.
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
