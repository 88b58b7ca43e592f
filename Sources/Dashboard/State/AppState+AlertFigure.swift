import Model
import Thesis

extension AppState {
    /// A condition that becomes true when the figure under the cursor moves on from where it is; nil without a figure.
    var conditionOfFigure: String? {
        switch focus {
        case .tickers: conditionOfTicker
        case .indexes, .chart: conditionOfPrice
        case .yields: conditionOfYield
        case .sectors: conditionOfSector
        case .deals: "deals(any, QTD) > \(market.dealTally.count)"
        case .thesis: conditionOfThesis
        }
    }

    private var conditionOfTicker: String? {
        guard let listing = selectedListing, !watchList.isInListOrder else { return conditionOfPrice }
        let column = watchList.column, name = listing.instrument.symbol.inExpression
        guard let figure = column.figure(listing, in: market) else { return conditionOfPrice }
        switch column {
        case .symbol, .last, .volume, .volumeToMedian: return conditionOfPrice
        case .relative: return "relative(\(name), 1M) \(beyond(figure * 100))pp"
        case .volatility: return "volatility(\(name)) \(beyond(figure * 100))%"
        case .drawdown: return "drawdown(\(name)) \(beyond(figure * 100))%"
        case .average50: return "\(figure > 0 ? "below" : "above")(\(name), 50)"
        case .average200: return "\(figure > 0 ? "below" : "above")(\(name), 200)"
        default: return column.window.map { "return(\(name), \($0.rawValue)) \(beyond(figure * 100))%" }
        }
    }

    private var conditionOfPrice: String? {
        guard let listing = selectedListing, let last = listing.lastValue else { return nil }
        let isUp = (market.change(of: selected, over: .day) ?? 0) >= 0
        let bound = beyond(last, isUp: isUp, decimals: min(listing.decimals, 4))
        return "last(\(listing.instrument.symbol.inExpression)) \(bound)"
    }

    private var conditionOfYield: String? {
        let yields = market.rates[selectedTenor]
        guard let last = yields.last else { return nil }
        let isUp = (yields.changeBp(over: focusedWindow, asOf: market.day) ?? 0) >= 0
        return "yield(\(selectedTenor.rawValue)) \(beyond(last, isUp: isUp, decimals: 2))%"
    }

    private var conditionOfSector: String? {
        guard let table = market.sectorTable(of: selected)?.table,
            let largest = table.weights.max(by: { $0.weight < $1.weight })
        else { return nil }
        let bound = beyond(largest.weight * 100, decimals: 1)
        return "weight(\(selected.inExpression), '\(largest.sector.rawValue)') \(bound)%"
    }

    /// The condition under the cursor, or its contrary where it is met: an alert is for what is not so yet.
    private var conditionOfThesis: String? {
        let row = cursor(of: .thesis)
        guard book.thesis.conditions.indices.contains(row) else { return nil }
        let text = book.thesis.conditions[row].holds.text
        return book.result.conditions[row].status == .holds ? "not (\(text))" : text
    }

    /// A comparison with the next printed figure beyond one: above it, or below one that is negative or falling.
    private func beyond(_ figure: Double, isUp: Bool? = nil, decimals: Int = 2) -> String {
        let isUp = isUp ?? (figure >= 0)
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = figure * scale
        // A figure that is printed exactly is its own bound, despite the error of a product of binary fractions.
        let nearest = scaled.rounded()
        let isExact = abs(scaled - nearest) < 1e-6 * max(1, abs(nearest))
        let bound = isExact ? nearest : scaled.rounded(isUp ? .up : .down)
        let text = NumberText.fixed(bound / scale, decimals: decimals).map { $0 == "\u{2212}" ? "-" : $0 }
        return "\(isUp ? ">" : "<") \(String(text))"
    }

    /// What is wrong with the condition of an alert, and where; nil if it is right.
    func failure(ofAlert text: String) -> String? {
        do throws(InvalidCondition) {
            _ = try Expression(condition: text, vocabulary)
            return nil
        } catch {
            let rest = PlainText.clean(String(text.dropFirst(error.position)), limit: 12)
            return rest.isEmpty ? error.message : "at “\(rest)”: \(error.message)"
        }
    }

    /// The names that an alert may refer to.
    private var vocabulary: ThesisVocabulary {
        var vocabulary = ThesisVocabulary(of: market)
        for ratio in book.thesis.derived { vocabulary.derived[ratio.name] = ratio.gauge }
        return vocabulary
    }
}

extension Symbol {
    /// The symbol in an expression: in quotation marks where it is not a plain word.
    fileprivate var inExpression: String {
        let isWord = name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_"
        }
        return isWord && name.first?.isLetter == true ? name : "'\(name)'"
    }
}
