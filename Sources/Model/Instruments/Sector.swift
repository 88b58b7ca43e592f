/// A sector of the Global Industry Classification Standard (GICS, 2023 structure), or another category in a fund's
/// table.
public enum Sector: String, CaseIterable, Hashable, Sendable {
    /// Energy, materials and industrials.
    case energy = "Energy", materials = "Materials", industrials = "Industrials"
    /// The consumer sectors.
    case consumerDiscretionary = "Consumer Discretionary", consumerStaples = "Consumer Staples"
    /// Health care, financials and information technology.
    case healthCare = "Health Care", financials = "Financials", informationTechnology = "Information Technology"
    /// Communication services, utilities and real estate.
    case communicationServices = "Communication Services", utilities = "Utilities", realEstate = "Real Estate"
    /// Cash and derivatives, which are not a sector.
    case cash = "Cash and/or Derivatives"
    /// Holdings for which the source gave no sector.
    case unassigned = "Unassigned"
    /// The remainder of a table that names only some sectors.
    case other = "Other"

    /// The eleven GICS sectors.
    public static let gics = allCases.filter { ![.cash, .unassigned, .other].contains($0) }

    /// A name short enough for a narrow column.
    public var short: String {
        switch self {
        case .informationTechnology: "Technology"
        case .communicationServices: "Communication"
        case .consumerDiscretionary: "Cons. Discret."
        case .consumerStaples: "Cons. Staples"
        case .cash: "Cash"
        default: rawValue
        }
    }
}

extension Sector {
    /// Whether it is one of the eleven GICS sectors.
    public var isGICS: Bool {
        switch self {
        case .cash, .unassigned, .other: false
        default: true
        }
    }
}
