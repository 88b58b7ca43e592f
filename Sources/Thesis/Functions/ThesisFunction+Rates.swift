import Model

extension ThesisFunction {
    static let ofRates: [ThesisFunction] = [
        ThesisFunction("yield", "tenor", .number(.percent), "the newest par yield", example: "yield(10Y)") {
            reader throws(ExpressionError) in
            let tenor = try reader.tenor()
            return Bound { $0.dailyYield(tenor) { $0.last.map { Reading($0) } } }
        },
        ThesisFunction(
            "change", "tenor, window or sessions", .number(.bp), "the change of a yield",
            example: "change(10Y, 1M)"
        ) { reader throws(ExpressionError) in
            let (tenor, span) = (try reader.tenor(), try reader.span())
            return Bound { market in
                market.dailyYield(tenor) { $0.changeBp(over: span, asOf: market.day).map { Reading($0) } }
            }
        },
        ThesisFunction(
            "slope", "tenor", .number(.slope), "the slope of the line through the last 22 yields, per session",
            example: "slope(10Y)"
        ) { reader throws(ExpressionError) in
            let tenor = try reader.tenor()
            return Bound { $0.dailyYield(tenor) { YieldTrend($0).map { Reading($0.slopeBpPerSession) } } }
        },
        ThesisFunction(
            "trend", "tenor", .keyword(YieldTrend.Direction.keywords),
            "the trend of the last 22 yields: falling, rising or flat", example: "trend(10Y) = falling"
        ) { reader throws(ExpressionError) in
            let tenor = try reader.tenor()
            return Bound(turn: { YieldTrend.turn(of: $0.rates[tenor]) }) { market in
                market.dailyYield(tenor) { yields in YieldTrend(yields).map(\.reading) }
            }
        },
        ThesisFunction(
            "spread", "2s10s or 3m10y", .number(.bp), "a long yield less a short one", example: "spread(2s10s)"
        ) { reader throws(ExpressionError) in
            let spread = try reader.keyword("a spread", YieldSpread.allCases.map { ($0.rawValue, $0) })
            reader.inputs.tables.insert(.rates)
            return Bound { market in
                let newest = market.rates.spread(spread)
                return market.daily(newest?.day, orElse: .noYields) { _ in newest.map { Reading($0.bp) } ?? .none }
            }
        },
        ThesisFunction(
            "policy", "", .number(.percent), "the effective federal funds rate", example: "policy()"
        ) { reader throws(ExpressionError) in
            reader.inputs.tables.insert(.rates)
            return Bound { $0.policyReading(\.percent) }
        },
        ThesisFunction(
            "held", "", .number(.days), "how long the policy rate has stayed within 0.125 of today's",
            example: "held()"
        ) { reader throws(ExpressionError) in
            reader.inputs.tables.insert(.rates)
            return Bound { $0.policyReading { Double($0.days) } }
        },
        correlation("correlation", "Pearson's r of daily returns and changes of a yield", \.r),
        correlation("correlation_low", "the lower end of its 95 % CI", \.low),
        correlation("correlation_high", "the upper end of its 95 % CI", \.high),
    ]

    private static func correlation(
        _ name: String, _ summary: String, _ part: @escaping @Sendable (Correlation) -> Double
    ) -> ThesisFunction {
        ThesisFunction(
            name, "symbol, tenor, pairs", .number(.coefficient), summary, example: "\(name)(IWM, 10Y, 60)"
        ) { reader throws(ExpressionError) in
            let (gauge, tenor) = (try reader.gauge(), try reader.tenor())
            let pairs = try reader.count(Correlation.minimumPairs...ArgumentReader.mostSessions)
            return Bound { market in
                guard let series = gauge.series(in: market, sessions: pairs * 2),
                    let correlation = Correlation(series, market.rates[tenor], pairs: pairs)
                else { return Reading(unknown: .fewerPairs) }
                return market.daily(correlation.lastDay, orElse: .fewerPairs) { _ in Reading(part(correlation)) }
            }
        }
    }
}

extension Market {
    fileprivate func dailyYield(_ tenor: Tenor, _ read: (DatedValues) -> Reading?) -> Reading {
        let yields = rates[tenor]
        return daily(yields.lastDay, orElse: .noYields) { _ in
            read(yields) ?? Reading(unknown: .fewerYields(YieldTrend.observations))
        }
    }

    fileprivate func policyReading(_ part: (PolicyHold) -> Double) -> Reading {
        let hold = rates.policyHold
        return daily(hold?.through, orElse: .noPolicyRate) { _ in hold.map { Reading(part($0)) } ?? .none }
    }
}

extension Reading {
    /// Replaces a figure that is always present once the yields are.
    fileprivate static var none: Reading { Reading(unknown: .undefined) }
}

extension DatedValues {
    /// The change over a window or a number of values, in basis points.
    fileprivate func changeBp(over span: Span, asOf day: Day) -> Double? {
        switch span {
        case .window(let window): return changeBp(over: window, asOf: day)
        case .sessions(let sessions):
            guard let last, count > sessions else { return nil }
            return basisPoints(from: value(count - 1 - sessions), to: last)
        }
    }
}

extension YieldTrend.Direction {
    static let keywords = [Self.falling, .flat, .rising].map(\.rawValue)
}

extension YieldTrend {
    /// The direction, with the change as the underlying figure.
    fileprivate var reading: Reading {
        var reading = Reading(.keyword(direction.rawValue))
        reading.underlying = Reading.Underlying(value: changeBp, unit: .bp, bound: nil)
        return reading
    }

    /// The smallest move of the newest yield, in whole basis points, that changes the direction of the trend; nil if no
    /// move up to 10 percentage points does.
    static func turn(of yields: DatedValues) -> Turn? {
        guard let last = yields.last, let day = yields.lastDay, let direction = YieldTrend(yields)?.direction else {
            return nil
        }
        // Copying the few values of the trend is cheap.
        let tail = DatedValues(
            yields.suffix(observations).enumerated().map { (day - (observations - 1) + $0.offset, $0.element) })
        func turns(by move: Int) -> Bool {
            var moved = tail
            moved.append(last + Double(move) / 100, on: day)
            return YieldTrend(moved)?.direction != direction
        }
        var reach = 1
        while reach <= 1000, !turns(by: reach), !turns(by: -reach) { reach *= 2 }
        guard reach <= 1000 else { return nil }
        let up = (reach / 2 + 1...reach).first(where: turns)
        let down = (reach / 2 + 1...reach).first { turns(by: -$0) }
        let move = [up, down.map(-)].compactMap(\.self).min { $0.magnitude < $1.magnitude }
        return move.map { Turn(change: Double($0), unit: .bp, input: "the yield") }
    }
}
