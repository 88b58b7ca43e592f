import Model

extension MinuteHistory {
    /// Brings the minutes of instruments that have been split since to the scale of the daily tables.
    mutating func scale(to market: Market) {
        for index in sessions.indices {
            for (symbol, bars) in sessions[index].bars {
                guard let close = bars.last?.close.value, let series = market[symbol]?.series,
                    let daily = series.index(on: sessions[index].day).map(series.price),
                    let factor = MinuteHistory.splitFactor(daily / close)
                else { continue }
                sessions[index].bars[symbol] = bars.map { $0.scaled(by: factor) }
            }
        }
    }

    /// The factor of a split that explains a ratio of two closes within two percent; nil where they agree, or where no
    /// split of up to twenty shares does.
    private static func splitFactor(_ ratio: Double) -> Double? {
        let factors = (2...20).flatMap { [Double($0), 1 / Double($0)] } + [1.5, 1 / 1.5]
        return (ratio - 1).magnitude <= 0.02 ? nil : factors.first { (ratio / $0 - 1).magnitude <= 0.02 }
    }
}

extension MinuteBar {
    /// The bar at another price level; volumes change inversely.
    fileprivate func scaled(by factor: Double) -> MinuteBar {
        func scaled(_ price: Price) -> Price {
            Price(rounding: price.value * factor, decimals: Int(price.decimals)) ?? price
        }
        return MinuteBar(
            minute: minute, open: scaled(open), close: scaled(close), high: high * factor, low: low * factor,
            volume: volume / factor)
    }
}
