import Model

extension Sector {
    /// The sector that a sponsor or a service means by a word of its own; nil where it is none that is known.
    ///
    /// GICS under its names old and new and in the languages of iShares' tables, the near names of Yahoo and Morningstar
    /// (`consumer_cyclical`), and what is said of positions that have no sector: cash and derivatives, or nothing.
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

    /// Whether the word is one of the Industry Classification Benchmark (ICB) that GICS does not use. Its sectors of
    /// nearly the same name have other companies in them.
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
