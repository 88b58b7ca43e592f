/// A sector of the Global Industry Classification Standard (GICS, structure of 2023), or what a fund's table keeps
/// beside the eleven.
public enum Sector: String, CaseIterable, Hashable, Sendable {
    /// The eleven sectors.
    case energy = "Energy", materials = "Materials", industrials = "Industrials"
    /// …
    case consumerDiscretionary = "Consumer Discretionary", consumerStaples = "Consumer Staples"
    /// …
    case healthCare = "Health Care", financials = "Financials", informationTechnology = "Information Technology"
    /// …
    case communicationServices = "Communication Services", utilities = "Utilities", realEstate = "Real Estate"
    /// Cash and derivatives, which are no sector.
    case cash = "Cash and/or Derivatives"
    /// Holdings whose sector the source did not say.
    case unassigned = "Unassigned"
    /// The rest of a table that names some sectors only.
    case other = "Other"

    /// The eleven sectors proper.
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
