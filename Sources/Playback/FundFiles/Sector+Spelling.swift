import Formats
import Model

extension Sector {
    /// The sector for a name used by a sponsor or service; nil if it is not recognised.
    ///
    /// Accepts current and former GICS names, also in the languages of iShares' tables, the similar names of Yahoo and
    /// Morningstar (`consumer_cyclical`), and the labels of positions that have no sector, such as cash and
    /// derivatives.
    init?(spelled text: some StringProtocol) {
        let letters = ColumnKey.of(String(text)).filter(\.isLetter)
        if letters.isEmpty
            || [
                "other", "others", "na", "unassigned", "unclassified", "notclassified", "sonstige", "altro", "autres",
                "otros",
            ]
            .contains(letters)
        {
            self = .unassigned
        } else if let sector = Sector.spellings[letters] ?? Sector.translations[letters] {
            self = sector
        } else {
            return nil
        }
    }

    /// Whether a name is one of the Industry Classification Benchmark (ICB) that GICS does not use. ICB sectors with
    /// nearly the same name contain different companies.
    static func isICB(_ text: some StringProtocol) -> Bool {
        ["technology", "telecommunications", "basicmaterials"].contains(text.lowercased().filter(\.isLetter))
    }

    private static let spellings: [String: Sector] = [
        "energy": .energy,
        "materials": .materials, "basicmaterials": .materials,
        "industrials": .industrials, "industrial": .industrials,
        "consumerdiscretionary": .consumerDiscretionary, "consumercyclical": .consumerDiscretionary,
        "consumercyclicals": .consumerDiscretionary,
        "consumerstaples": .consumerStaples, "consumerdefensive": .consumerStaples,
        "consumernoncyclical": .consumerStaples, "consumernoncyclicals": .consumerStaples,
        "healthcare": .healthCare,
        "financials": .financials, "financial": .financials, "financialservices": .financials,
        "informationtechnology": .informationTechnology, "technology": .informationTechnology,
        "communicationservices": .communicationServices, "communication": .communicationServices,
        "communications": .communicationServices, "telecommunicationservices": .communicationServices,
        "telecommunications": .communicationServices, "telecommunication": .communicationServices,
        "utilities": .utilities,
        "realestate": .realEstate,
        "cashandorderivatives": .cash, "cashandderivatives": .cash, "cash": .cash, "derivatives": .cash,
        "cashandequivalents": .cash, "cashandcashequivalents": .cash, "cashequivalents": .cash, "moneymarket": .cash,
    ]
}
