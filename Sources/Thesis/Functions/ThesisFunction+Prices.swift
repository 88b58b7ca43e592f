import Model

extension ThesisFunction {
    /// More sessions than the year to date has; the closes of a ratio are computed no further back for windows that
    /// start at a date.
    static let longestYear = 300

    static let ofPrices: [ThesisFunction] = [
        ThesisFunction(
            "return", "symbol, window", .number(.fraction),
            "the last close over that at the window's start, less one", example: "return(IWM, 1M)"
        ) { reader throws(ExpressionError) in
            let (gauge, window) = (try reader.gauge(), try reader.window())
            let sessions = window == .maximum ? .max : max(longestYear, (window.sessions ?? 0) + 1)
            return Bound { market in
                market.daily(gauge, sessions: sessions) { $0.change(over: window, asOf: market.day) }
            }
        },
        ThesisFunction(
            "relative", "symbol, window [, against]", .number(.points),
            "the return less that of another instrument over the same dates; by default its benchmark",
            example: "relative(IWM, 1M, SPY)"
        ) { reader throws(ExpressionError) in
            let (symbol, window) = (try reader.symbol(), try reader.window())
            if !reader.hasMore {
                guard let benchmark = reader.vocabulary.benchmarks[symbol] else {
                    throw reader.error(expected: "',' and an instrument, for \(symbol) has no benchmark")
                }
                reader.inputs.symbols.insert(benchmark)
                return Bound { $0.relativeReading(symbol, against: benchmark, window) }
            }
            let other = try reader.symbol()
            return Bound { $0.relativeReading(symbol, against: other, window) }
        },
        ThesisFunction("last", "symbol", .number(.price), "the last close", example: "last(VIX)") {
            reader throws(ExpressionError) in
            let gauge = try reader.gauge()
            return Bound { market in
                guard gauge.divisor == nil, let listing = market[gauge.symbol], listing.isAfterGap else {
                    return market.daily(gauge, sessions: 1) { $0.lastPrice }
                }
                return market.daily(listing.lastDay, orElse: .noPrices(gauge.symbol)) { _ in
                    listing.lastValue.map { Reading($0) } ?? Reading(unknown: .noPrices(gauge.symbol))
                }
            }
        },
        ThesisFunction(
            "average", "symbol, sessions", .number(.price), "the mean of the last closes", example: "average(IWM, 200)"
        ) { reader throws(ExpressionError) in
            let (gauge, sessions) = (try reader.gauge(), try reader.count(1...ArgumentReader.mostSessions))
            return Bound { $0.daily(gauge, sessions: sessions) { $0.average(sessions) } }
        },
        ThesisFunction(
            "above", "symbol, sessions", .truth, "whether the last close is above its average",
            example: "above(IWM, 50)"
        ) { reader throws(ExpressionError) in
            let (gauge, sessions) = (try reader.gauge(), try reader.count(1...ArgumentReader.mostSessions))
            return Bound { $0.sideOfAverage(gauge, sessions) { $0 > 0 } }
        },
        ThesisFunction(
            "below", "symbol, sessions", .truth, "whether the last close is below its average",
            example: "below(IWM, 200)"
        ) { reader throws(ExpressionError) in
            let (gauge, sessions) = (try reader.gauge(), try reader.count(1...ArgumentReader.mostSessions))
            return Bound { $0.sideOfAverage(gauge, sessions) { $0 < 0 } }
        },
        ThesisFunction(
            "volatility", "symbol", .number(.fraction),
            "the annualised standard deviation of the last 63 daily log returns", example: "volatility(IWM)"
        ) { reader throws(ExpressionError) in
            let gauge = try reader.gauge()
            return Bound { $0.daily(gauge, sessions: 64) { $0.volatility63 } }
        },
        ThesisFunction(
            "drawdown", "symbol", .number(.fraction),
            "the last close over the highest of 252 sessions, less one", example: "drawdown(XBI)"
        ) { reader throws(ExpressionError) in
            let gauge = try reader.gauge()
            return Bound { $0.daily(gauge, sessions: 252) { $0.drawdown252 } }
        },
        ThesisFunction(
            "breadth", "group, 50 or 200", .number(.share),
            "the share of a group's instruments above their average", example: "breadth(sector, 50)"
        ) { reader throws(ExpressionError) in
            let (members, isLong) = (
                try reader.group(), try reader.keyword("an average", [("50", false), ("200", true)])
            )
            return Bound { $0.breadthReading(members, isLong ? \.above200 : \.above50) }
        },
    ]
}

extension Market {
    fileprivate func relativeReading(_ symbol: Symbol, against other: Symbol, _ window: Window) -> Reading {
        daily(self[symbol]?.series.lastDay, orElse: .noPrices(symbol)) { _ in
            relative(of: symbol, against: other, over: window).map { Reading($0) }
                ?? Reading(unknown: .tooFewSessions([symbol, other]))
        }
    }

    fileprivate func breadthReading(_ members: [Symbol], _ share: (Breadth) -> Breadth.Share) -> Reading {
        let breadth = Breadth(members.compactMap { self[$0]?.series })
        return daily(breadth?.day, orElse: members.first.map(UnknownReason.noPrices) ?? .undefined) { _ in
            breadth.flatMap { share($0).fraction }.map { Reading($0) } ?? Reading(unknown: .tooFewSessions(members))
        }
    }

    /// Whether the last close is on the required side of its average; the underlying figure is the distance to it.
    fileprivate func sideOfAverage(_ gauge: Gauge, _ sessions: Int, _ isMet: (Double) -> Bool) -> Reading {
        var reading = daily(gauge, sessions: sessions) { $0.distance(toAverage: sessions) }
        if let distance = reading.number?.value {
            reading.content = .truth(isMet(distance))
            reading.underlying = Reading.Underlying(value: distance, unit: .fraction, bound: 0)
        }
        return reading
    }
}
