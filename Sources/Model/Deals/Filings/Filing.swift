/// What a company has told the U.S. Securities and Exchange Commission, as its list of the latest filings has it.
public struct Filing: Hashable, Sendable {
    /// What a company has to do with a filing.
    public enum Role: String, Hashable, Sendable {
        /// It reports of itself.
        case filer = "Filer"
        /// It is reported of: the target of an offer.
        case subject = "Subject"
        /// It reports of the subject: who makes the offer.
        case filedBy = "Filed by"
    }

    /// A company of a filing.
    public struct Party: Hashable, Sendable {
        /// Its number at the SEC (central index key), which never changes.
        public let cik: Int
        /// Its name, as the SEC writes it.
        public let name: String
        /// What it has to do with the filing.
        public let role: Role
        /// Its business by the SEC's code, where it was looked up.
        public var industry: Industry?
        /// Its ticker, where it was looked up and it has one.
        public var ticker: Symbol?
        /// Its name in the form in which it is compared.
        let companyName: CompanyName

        /// A company of a filing.
        public init(cik: Int, name: String, role: Role, industry: Industry? = nil, ticker: Symbol? = nil) {
            self.cik = cik
            self.name = name
            self.role = role
            self.industry = industry
            self.ticker = ticker
            companyName = CompanyName(name)
        }
    }

    /// Its number: `0001193125-26-009777`.
    public let accession: String
    /// What kind of filing it is: `8-K`, `SC TO-T/A`.
    public let form: String
    /// The companies it is of, each once in a role.
    public var parties: [Party]
    /// When the SEC took it.
    public let accepted: Timestamp
    /// Of an 8-K, what it reports: `1.01`.
    public let items: [String]
    /// The address of its documents.
    public let link: String
    /// Whether its company filed a merger form at about the same time, or attached a merger agreement (EX-2.1).
    public var isNearMergerForm: Bool

    /// A filing.
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
    /// The day it was taken, in New York.
    public var day: Day { NewYorkTime.wallClock(at: accepted).day }
    /// Whether it changes an earlier one.
    public var isAmendment: Bool { form.hasSuffix("/A") }
    /// What kind of filing it or the one it changes is: `SC TO-T`.
    public var baseForm: String { isAmendment ? String(form.dropLast(2)) : form }

    /// Its companies in a role.
    public func parties(_ role: Role) -> [Party] { parties.filter { $0.role == role } }

    /// A filing of the same number, its companies with those that only another list names.
    public func adding(_ other: Filing) -> Filing {
        var whole = self
        for party in other.parties
        where !whole.parties.contains(where: { $0.cik == party.cik && $0.role == party.role }) {
            whole.parties.append(party)
        }
        return whole
    }
}
