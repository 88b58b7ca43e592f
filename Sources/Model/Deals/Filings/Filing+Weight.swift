/// The forms that report the sale of an entire company.
public enum MergerForm: String, CaseIterable, Hashable, Sendable {
    /// An offer to the target's shareholders; not an issuer's offer for its own shares (`SC TO-I`).
    case offer = "SC TO-T"
    /// The target's recommendation on the offer.
    case recommendation = "SC 14D9"
    /// A communication about a merger before the vote on it.
    case communication = "425"
    /// Shares issued to pay for a company, by a domestic or a foreign issuer.
    case exchange = "S-4", foreignExchange = "F-4"
    /// The proxy statement for the vote, before and after review by the SEC.
    case preliminaryProxy = "PREM14A", proxy = "DEFM14A"
    /// Communications of bidder and target before the offer has begun.
    case earlyOffer = "SC TO-C", earlyRecommendation = "SC14D9C"
    /// A company that its owners take private.
    case goingPrivate = "SC 13E3"
}

extension Filing {
    /// The merger form, where it is one.
    public var mergerForm: MergerForm? { MergerForm(rawValue: baseForm) }

    /// The weight of an 8-K item as evidence of a deal.
    ///
    /// An agreement (1.01) is weak evidence on its own: most that come with new debt (2.03) or new shares (3.02) are
    /// financings. A completed purchase or sale (2.01) and a change of control (5.01) have the same weight, the end of
    /// an agreement (1.02) half of it.
    public static let itemWeights = ["1.01": 2, "2.01": 2, "5.01": 2, "1.02": 1, "2.03": -1, "3.02": -1]
    /// The weight of a merger form of the same company within `nearDays`, or of an attached merger agreement (EX-2.1).
    public static let formWeight = 2
    /// The maximum number of days between an 8-K and a merger form that increases its weight.
    static let nearDays = 5
    /// The minimum weight at which a filing of one party may lead to a deal.
    public static let leadWeight = 2

    /// The weight as evidence of a deal; 0 for unrelated forms.
    public var weight: Int {
        if mergerForm != nil { return Filing.formWeight }
        guard baseForm == "8-K", !items.isEmpty else { return 0 }
        let sum = items.reduce(0) { $0 + (Filing.itemWeights[$1] ?? 0) }
        let isOfAgreement = items.contains { Filing.itemWeights[$0] ?? 0 > 0 }
        return sum + (isNearMergerForm && isOfAgreement ? Filing.formWeight : 0)
    }

    /// Whether it is related to deals: a merger form, or an 8-K about an agreement, its end, or a change of control.
    public var isRelevant: Bool {
        mergerForm != nil || baseForm == "8-K" && items.contains { Filing.itemWeights[$0] ?? 0 > 0 }
    }

    /// Whether it may lead to a deal. A filing that names only one party is not a deal by itself.
    public var isLead: Bool { weight >= Filing.leadWeight }

    /// What it reports about its company, as text: `agreement`, `completion`.
    public var summary: String {
        switch mergerForm {
        case .offer, .earlyOffer: "tender offer"
        case .recommendation, .earlyRecommendation: "response to an offer"
        case .communication: "merger communication"
        case .exchange, .foreignExchange: "shares for a merger"
        case .preliminaryProxy, .proxy: "merger proxy"
        case .goingPrivate: "going private"
        case nil: Filing.itemLabels.first(where: { items.contains($0.item) })?.label ?? form
        }
    }

    private static let itemLabels: [(item: String, label: String)] = [
        ("2.01", "completion"), ("5.01", "change of control"), ("1.01", "agreement"),
        ("1.02", "agreement terminated"),
    ]
}

extension Deal {
    /// The deal updated with a filing that leads to it: its address, and the target's industry, ticker and stage.
    func following(_ filing: Filing) -> Deal {
        let isKnown = source == filing.link || otherSources.contains(filing.link)
        let party = filing.parties.first { $0.isCompany(targetName, targetTicker) }
        var next = self
        next.targetTicker = targetTicker ?? party?.ticker
        if area == Deal.unknownArea, let industry = party?.industry { next.area = industry.area }
        if party != nil, let reported = filing.stage, stage != .completed { next.stage = reported }
        if !isKnown, !filing.isAmendment {
            next.otherSources = Array(([filing.link] + otherSources).prefix(Deal.maximumSources))
        }
        return next
    }
}

extension Filing {
    /// The stage of a deal by an 8-K of its target. A purchase repays the target's debts, so the end of an agreement
    /// together with a completion is not a termination.
    var stage: Deal.Stage? {
        guard baseForm == "8-K" else { return nil }
        if items.contains("2.01") || items.contains("5.01") { return .completed }
        return items.contains("1.02") ? .terminationReported : nil
    }

    /// Whether it is about a deal known from elsewhere: a filing of the target from a few days before the announcement
    /// on, or one of the acquirer within a few days of it.
    func leads(to deal: Deal) -> Bool {
        guard deal.kind == .acquisition, weight > 0 else { return false }
        let days = day - deal.announced.day
        guard days >= -Filing.nearDays, days <= Filing.pendingDays else { return false }
        if parties.contains(where: { $0.isCompany(deal.targetName, deal.targetTicker) }) {
            return isLead || stage == .terminationReported
        }
        return isLead && days <= Filing.nearDays
            && parties.contains { $0.isCompany(deal.acquirerName, deal.acquirerTicker) }
    }

    /// The number of days after which a deal is completed or abandoned.
    private static let pendingDays = 540
}

extension Filing.Party {
    /// Whether it is the company with this name or ticker.
    func isCompany(_ name: CompanyName, _ ticker: Symbol?) -> Bool {
        if let ticker, ticker == self.ticker { return true }
        return name.matches(companyName)
    }
}
