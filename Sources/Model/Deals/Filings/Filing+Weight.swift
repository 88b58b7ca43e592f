/// The forms that tell of the sale of a whole company.
public enum MergerForm: String, CaseIterable, Hashable, Sendable {
    /// An offer to the target's shareholders; not that of an issuer for its own shares (`SC TO-I`).
    case offer = "SC TO-T"
    /// The target's answer to it.
    case answer = "SC 14D9"
    /// What is said of a merger before it is voted on.
    case communication = "425"
    /// Shares that are issued to pay for a company, at home and abroad.
    case exchange = "S-4", foreignExchange = "F-4"
    /// The papers for the vote, before the SEC has read them and after.
    case preliminaryProxy = "PREM14A", proxy = "DEFM14A"
    /// What bidder and target say before the offer has begun.
    case earlyOffer = "SC TO-C", earlyAnswer = "SC14D9C"
    /// A company that is taken off the exchange by its own.
    case goingPrivate = "SC 13E3"
}

extension Filing {
    /// The form, where it tells of the sale of a company.
    public var mergerForm: MergerForm? { MergerForm(rawValue: baseForm) }

    /// What an item of an 8-K counts towards a deal.
    ///
    /// An agreement (1.01) is noisy: most that come with a new debt (2.03) or new shares (3.02) are financings. A completed
    /// purchase or sale (2.01) and a change of control (5.01) count as much, the end of an agreement (1.02) half.
    public static let itemWeights = ["1.01": 2, "2.01": 2, "5.01": 2, "1.02": 1, "2.03": -1, "3.02": -1]
    /// What a merger form of the same company within `nearDays`, or a merger agreement attached (EX-2.1), counts.
    public static let formWeight = 2
    /// So many days may lie between an 8-K and a merger form that makes it count more.
    static let nearDays = 5
    /// From here on a filing of one party may lead to a deal.
    public static let leadWeight = 2

    /// What it counts towards a deal; 0 for forms that have nothing to do with one.
    public var weight: Int {
        if mergerForm != nil { return Filing.formWeight }
        guard baseForm == "8-K", !items.isEmpty else { return 0 }
        let sum = items.reduce(0) { $0 + (Filing.itemWeights[$1] ?? 0) }
        let isOfAgreement = items.contains { Filing.itemWeights[$0] ?? 0 > 0 }
        return sum + (isNearMergerForm && isOfAgreement ? Filing.formWeight : 0)
    }

    /// Whether it has to do with deals at all: a merger form, or an 8-K of an agreement, its end, or a change of owner.
    public var isRelevant: Bool {
        mergerForm != nil || baseForm == "8-K" && items.contains { Filing.itemWeights[$0] ?? 0 > 0 }
    }

    /// Whether it may lead to a deal. Where it names one party only it is none by itself.
    public var isLead: Bool { weight >= Filing.leadWeight }

    /// What it tells of its company, in words: `agreement`, `completion`.
    public var tells: String {
        switch mergerForm {
        case .offer, .earlyOffer: "tender offer"
        case .answer, .earlyAnswer: "answer to an offer"
        case .communication: "merger communication"
        case .exchange, .foreignExchange: "shares for a merger"
        case .preliminaryProxy, .proxy: "merger proxy"
        case .goingPrivate: "going private"
        case nil: Filing.itemWords.first(where: { items.contains($0.item) })?.words ?? form
        }
    }

    private static let itemWords: [(item: String, words: String)] = [
        ("2.01", "completion"), ("5.01", "change of control"), ("1.01", "agreement"),
        ("1.02", "end of an agreement"),
    ]
}

extension Deal {
    /// The deal with what a filing that leads to it tells: its address, and of the target its business, ticker and how far
    /// the deal has come.
    func following(_ filing: Filing) -> Deal {
        let isKnown = source == filing.link || otherSources.contains(filing.link)
        let party = filing.parties.first { $0.isCompany(targetName, targetTicker) }
        var next = self
        next.targetTicker = targetTicker ?? party?.ticker
        if area == Deal.unknownArea, let industry = party?.industry { next.area = industry.area }
        if party != nil, let told = filing.stage, stage != .completed { next.stage = told }
        if !isKnown, !filing.isAmendment {
            next.otherSources = Array(([filing.link] + otherSources).prefix(Deal.mostSources))
        }
        return next
    }
}

extension Filing {
    /// How far a deal has come by an 8-K of its target. Where a company is bought its debts are paid back, so that the end
    /// of an agreement beside a completion says nothing.
    var stage: Deal.Stage? {
        guard baseForm == "8-K" else { return nil }
        if items.contains("2.01") || items.contains("5.01") { return .completed }
        return items.contains("1.02") ? .terminationReported : nil
    }

    /// Whether it is about a deal that is known otherwise: a filing of the target from a few days before the announcement
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

    /// A deal is done or off after so many days.
    private static let pendingDays = 540
}

extension Filing.Party {
    /// Whether it is the company of a name or a ticker.
    func isCompany(_ name: CompanyName, _ ticker: Symbol?) -> Bool {
        if let ticker, ticker == self.ticker { return true }
        return name.matches(companyName)
    }
}
