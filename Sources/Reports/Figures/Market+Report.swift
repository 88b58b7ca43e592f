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
    ///   - sections: The parts that are reported; all by default.
    public func report(
        thesis result: ThesisResult? = nil, since: [Day?] = [], of symbols: Set<Symbol>? = nil,
        sections: Set<FigureSection> = Set(FigureSection.allCases)
    ) -> JSON {
        let listings = listings.filter { symbols?.contains($0.instrument.symbol) ?? true }
        let head: [JSON.Member] = [
            JSON.Member("asOf", JSON(day)), JSON.Member("mode", .string(moment.mode.rawValue)),
            JSON.Member("session", .string(moment.session.rawValue)),
        ]
        let parts = FigureSection.allCases.filter(sections.contains)
        return .object(
            head
                + parts.map { part in
                    let value =
                        part == .thesis
                        ? (result ?? Thesis.empty.evaluate(self)).report(since: since) : report(part, of: listings)
                    return JSON.Member(part.rawValue, value)
                })
    }

    /// A part of the figures, except the thesis.
    private func report(_ section: FigureSection, of listings: [Listing]) -> JSON {
        switch section {
        case .instruments: .array(listings.map(report(of:)))
        case .yields: .array(Tenor.allCases.map(report(of:)))
        case .spreadsBp:
            .object(YieldSpread.allCases.map { JSON.Member($0.rawValue, JSON(rates.spread($0)?.bp)) })
        case .policy: policyReport
        case .correlations: .array(listings.flatMap { correlationReports(of: $0) })
        case .sectors: .array(sectorReports)
        case .valuation: valuationReport
        case .sizeValuation: sizeValuationReport
        case .deals: dealReport
        case .breadth: .array(breadthReports)
        case .rotation: .array(listings.compactMap(rotationReport(of:)))
        case .curve: curveReport
        case .rollingCorrelation: .array(listings.flatMap(regimeReports(of:)))
        case .sectorTilt: .array(listings.compactMap(tiltReport(of:)))
        case .valuationRange: .array(valuationRanges.map(report(of:)))
        case .valuationStatements: .array(datedStatements.map(report(of:)))
        case .dealPace: dealPaceReport
        case .companies: .array(companyReports)
        case .debtBurden: .array(debtBurdens.map(report(of:)))
        case .thesis: .null
        case .sources: .array(sources.map(report(of:)))
        }
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
            "basis": .string(listing.basis.rawValue),
            "last": JSON(listing.lastValue),
            "lastAdjusted": .bool(listing.isLastAdjusted),
            "adjustedClose": JSON(listing.basis == .adjusted ? series.lastClose : nil),
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
