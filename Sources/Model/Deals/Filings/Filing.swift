/// A filing with the U.S. Securities and Exchange Commission, as in its list of the latest filings.
public struct Filing: Hashable, Sendable {
    /// The role of a company in a filing.
    public enum Role: String, Hashable, Sendable {
        /// It reports about itself.
        case filer = "Filer"
        /// It is reported about: the target of an offer.
        case subject = "Subject"
        /// It reports about the subject, as the bidder does.
        case filedBy = "Filed by"
    }

    /// A company named in a filing.
    public struct Party: Hashable, Sendable {
        /// The central index key of the SEC, which never changes.
        public let cik: Int
        /// The name as the SEC writes it.
        public let name: String
        /// The role in the filing.
        public let role: Role
        /// The industry, where it has been looked up.
        public var industry: Industry?
        /// The ticker, where it has been looked up and the company has one.
        public var ticker: Symbol?
        /// The name in the form used for comparisons.
        let companyName: CompanyName

        /// Normalises the name for comparisons.
        public init(cik: Int, name: String, role: Role, industry: Industry? = nil, ticker: Symbol? = nil) {
            self.cik = cik
            self.name = name
            self.role = role
            self.industry = industry
            self.ticker = ticker
            companyName = CompanyName(name)
        }
    }

    /// The accession number: `0001193125-26-009777`.
    public let accession: String
    /// The form type: `8-K`, `SC TO-T/A`.
    public let form: String
    /// The companies, each once per role.
    public var parties: [Party]
    /// The time of acceptance by the SEC.
    public let accepted: Timestamp
    /// The items of an 8-K: `1.01`.
    public let items: [String]
    /// The address of the documents.
    public let link: String
    /// Whether its company filed a merger form at about the same time, or attached a merger agreement (EX-2.1).
    public var isNearMergerForm: Bool

    /// A filing as listed.
    public init(
        accession: String, form: String, parties: [Party], accepted: Timestamp, items: [String] = [], link: String,
        isNearMergerForm: Bool = false
    ) {
        self.accession = accession
        self.form = form
        self.parties = parties
        self.accepted = accepted
        self.items = items
        self.link = link
        self.isNearMergerForm = isNearMergerForm
    }
}

extension Filing {
    /// The day of acceptance in New York.
    public var day: Day { NewYorkTime.wallClock(at: accepted).day }
    /// Whether it amends an earlier filing.
    public var isAmendment: Bool { form.hasSuffix("/A") }
    /// The form type without the amendment suffix: `SC TO-T`.
    public var baseForm: String { isAmendment ? String(form.dropLast(2)) : form }

    /// The companies with a role.
    public func parties(_ role: Role) -> [Party] { parties.filter { $0.role == role } }

    /// The filing with the companies that only another entry with the same accession number names.
    public func adding(_ other: Filing) -> Filing {
        var merged = self
        for party in other.parties
        where !merged.parties.contains(where: { $0.cik == party.cik && $0.role == party.role }) {
            merged.parties.append(party)
        }
        return merged
    }
}
