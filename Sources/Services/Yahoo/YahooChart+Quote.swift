import Model

extension YahooChart {
    /// The newest price of the regular session; nil if there is none, or if its time is in the future.
    func quote(for symbol: Symbol, now: Timestamp) -> Quote? {
        let venue = YahooVenue(meta)
        let rules = YahooChart.priceRules(meta)
        let stated = Price(yahoo: meta.regularMarketPrice, hint: meta.priceHint, rules)
            .flatMap { price in Timestamp(seconds: meta.regularMarketTime).map { (price, $0) } }
        guard let (price, time) = stated ?? lastTrade(venue), let session = venue.session(at: time, now: now) else {
            return nil
        }
        let volume = stated == nil ? nil : meta.regularMarketVolume.flatMap { $0 > 0 ? $0 : nil }
        return Quote(symbol, last: price, session: session, time: time, volume: volume)
    }

    /// The close of the session before the newest price's. `chartPreviousClose` is the close before the chart's first
    /// bar, which is the same only for a chart of one day.
    var previousClose: Double? {
        if let close = meta.previousClose?.asPrice { return close }
        return meta.range == "1d" ? meta.chartPreviousClose?.asPrice : nil
    }

    private func lastTrade(_ venue: YahooVenue) -> (Price, Timestamp)? {
        guard meta.dataGranularity != "1d", let row = traded(at: venue).last,
            let price = Price(yahoo: row.close, hint: meta.priceHint, YahooChart.priceRules(meta))
        else { return nil }
        return (price, row.time)
    }
}

extension YahooChart {
    /// The instrument as the chart describes it.
    func instrument(_ symbol: Symbol, group: String) -> Instrument {
        let kind: Instrument.Kind =
            switch meta.instrumentType {
            case "ETF": .etf
            case "MUTUALFUND": .fund
            case "INDEX": .index
            case "CURRENCY": .currency
            case "CRYPTOCURRENCY": .coin
            case "FUTURE": .future
            default: .share
            }
        let names = [meta.longName, meta.shortName].compactMap { $0.map { PlainText.clean($0, limit: 120) } }
        var name = names.first { !$0.isEmpty } ?? symbol.name
        // Prices stay as quoted, even in minor units: the stream states no currency.
        if let currency = meta.currency, Instrument.minorCurrencies.contains(currency) { name += ", in \(currency)" }
        let hasDividends = kind.isFund || kind == .share
        return Instrument(symbol, name: name, kind: kind, group: group, basis: hasDividends ? .adjusted : .price)
    }
}
