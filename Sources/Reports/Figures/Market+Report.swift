public import Model
public import Thesis

extension Market {
    /// All figures as JSON: fractions for returns and weights, percent for yields and rates, null for what is missing,
    /// dates as `2024-05-16`.
    ///
    /// - Parameters:
    ///   - result: The result of a thesis over this market; that of an empty thesis by default.
    ///   - since: The first session of each condition's present run.
    ///   - symbols: The instruments that are reported; nil for all.
    public func report(thesis result: ThesisResult? = nil, since: [Day?] = [], of symbols: Set<Symbol>? = nil) -> JSON {
        let listings = listings.filter { symbols?.contains($0.instrument.symbol) ?? true }
        return [
            "asOf": JSON(day),
            "mode": .string(moment.mode.rawValue),
            "session": .string(moment.session.rawValue),
            "instruments": .array(listings.map(report(of:))),
            "yields": .array(Tenor.allCases.map(report(of:))),
            "spreadsBp": .object(
                YieldSpread.allCases.map { JSON.Member($0.rawValue, JSON(rates.spread($0)?.bp)) }),
            "policy": policyReport,
            "correlations": .array(listings.flatMap { correlationReports(of: $0) }),
            "sectors": .array(sectorReports),
            "valuation": valuationReport,
            "sizeValuation": sizeValuationReport,
            "deals": dealReport,
            "breadth": .array(breadthReports),
            "rotation": .array(listings.compactMap(rotationReport(of:))),
            "curve": curveReport,
            "rollingCorrelation": .array(listings.flatMap(regimeReports(of:))),
            "sectorTilt": .array(listings.compactMap(tiltReport(of:))),
            "valuationRange": .array(valuationRanges.map(report(of:))),
            "valuationStatements": .array(datedStatements.map(report(of:))),
            "dealPace": dealPaceReport,
            "companies": .array(companyReports),
            "debtBurden": .array(debtBurdens.map(report(of:))),
            "thesis": (result ?? Thesis.empty.evaluate(self)).report(since: since),
            "sources": .array(sources.map(report(of:))),
        ]
    }

    /// An instrument; `last` is its last close as quoted in its table, not rounded, or a newer price that follows a gap;
    /// `lastAdjusted` says whether only the adjusted close is known.
    private func report(of listing: Listing) -> JSON {
        let instrument = listing.instrument
        let series = listing.series
        return [
            "symbol": .string(instrument.symbol.name),
            "name": .string(instrument.name),
            "kind": .string(instrument.kind.rawValue),
            "basis": .string(instrument.basis.rawValue),
            "last": JSON(listing.lastValue),
            "lastAdjusted": .bool(listing.isLastAdjusted),
            "adjustedClose": JSON(listing.instrument.basis == .adjusted ? series.lastClose : nil),
            "date": JSON(listing.lastDay),
            "source": .string(listing.provenance.source),
            "freshness": .string(listing.provenance.freshness.rawValue),
            "benchmark": JSON(instrument.benchmark?.name),
            "returns": byWindow { change(of: instrument.symbol, over: $0) },
            "relative": byWindow { relative(of: instrument.symbol, over: $0) },
            "volume": JSON(series.lastVolume),
            "medianVolume21": JSON(series.medianVolume21),
            "volatility63": JSON(series.volatility63),
            "drawdown252": JSON(series.drawdown252),
            "average50": JSON(series.average(50)),
            "average200": JSON(series.average(200)),
            "toAverage50": JSON(series.distance(toAverage: 50)),
            "toAverage200": JSON(series.distance(toAverage: 200)),
            "deepestFall252": report(of: MaximumDrawdown(series, last: 252)),
        ]
    }

    private func byWindow(_ figure: (Window) -> Double?) -> JSON {
        .object(Window.allCases.map { JSON.Member($0.rawValue, JSON(figure($0))) })
    }

    private func report(of fall: MaximumDrawdown?) -> JSON {
        guard let fall else { return .null }
        return [
            "depth": JSON(fall.depth), "peak": JSON(fall.peak), "trough": JSON(fall.trough),
            "recovered": JSON(fall.recovered),
        ]
    }

    private func report(of source: SourceStatus) -> JSON {
        [
            "name": .string(source.name),
            "state": .string(source.state.rawValue),
            "lastSuccess": JSON(source.lastSuccess?.description),
            "reason": JSON(source.reason),
        ]
    }
}
