import Model

extension Market {
    /// The breadth of each group of at least two instruments, in the order of the catalogue.
    var breadthReports: [JSON] {
        var groups: [String] = []
        for listing in listings where !groups.contains(listing.instrument.group) {
            groups.append(listing.instrument.group)
        }
        return groups.compactMap { group in
            let members = members(of: group)
            guard members.count > 1, let breadth = breadth(of: members) else { return nil }
            return report(of: breadth, group, members)
        }
    }

    /// The rotation of an instrument; nil if it has no benchmark or too few weeks.
    func rotationReport(of listing: Listing) -> JSON? {
        let instrument = listing.instrument
        guard let benchmark = instrument.benchmark, let rotation = rotation(of: instrument.symbol) else { return nil }
        return [
            "symbol": .string(instrument.symbol.name),
            "benchmark": .string(benchmark.name),
            "date": JSON(rotation.now.day),
            "ratio": JSON(rotation.now.ratio),
            "momentum": JSON(rotation.now.momentum),
            "quadrant": .string(rotation.now.quadrant.rawValue),
            "tail": .array(
                rotation.tail.map { ["date": JSON($0.day), "ratio": JSON($0.ratio), "momentum": JSON($0.momentum)] }),
        ]
    }

    private func report(of breadth: Breadth, _ group: String, _ members: [Symbol]) -> JSON {
        let benchmarks = Set(members.map { self[$0]?.instrument.benchmark })
        let common = benchmarks.count == 1 ? benchmarks.first ?? nil : nil
        return [
            "group": .string(group),
            "date": JSON(breadth.day),
            "members": JSON(breadth.members),
            "missing": JSON(breadth.missing),
            "advancers": JSON(breadth.advancers),
            "decliners": JSON(breadth.decliners),
            "unchanged": JSON(breadth.unchanged),
            "above50": report(of: breadth.above50),
            "above200": report(of: breadth.above200),
            "highs252": report(of: breadth.highs),
            "lows252": report(of: breadth.lows),
            "equalWeight": common.map { index in
                .object(
                    Window.allCases.map { window in
                        JSON.Member(window.rawValue, report(of: equalWeight(of: members, against: index, over: window)))
                    })
            } ?? .null,
            "equalWeightAgainst": JSON(common?.name),
        ]
    }

    private func report(of share: Breadth.Share) -> JSON {
        ["count": JSON(share.of == 0 ? nil : share.count), "of": JSON(share.of), "share": JSON(share.fraction)]
    }

    private func report(of weights: EqualWeight?) -> JSON {
        guard let weights else { return .null }
        return [
            "mean": JSON(weights.mean), "index": JSON(weights.index), "difference": JSON(weights.difference),
            "members": JSON(weights.count), "missing": JSON(weights.missing),
        ]
    }
}
