import Model
import Testing

struct CompanyNameTests {
    @Test(
        "spellings of one company's name match",
        arguments: [
            ("Sanofi", "SANOFI S A /FI"), ("Merus", "Merus N.V."), ("Genmab A/S", "Genmab Holding II B.V."),
            ("DYNAVAX TECHNOLOGIES CORP", "Dynavax Technologies"), ("Dynavax", "DYNAVAX TECHNOLOGIES CORP"),
            ("Johnson & Johnson", "JOHNSON & JOHNSON"), ("Merck & Co", "Merck & Co., Inc."),
            ("Bristol Myers Squibb", "BRISTOL-MYERS SQUIBB CO"), ("NOVO NORDISK A S", "Novo Nordisk A/S"),
            ("BANK OF AMERICA CORP /DE/", "Bank of America"), ("COSTCO WHOLESALE CORP /NEW", "Costco Wholesale"),
            ("Yellow Jersey Therapeutics (Numab)", "Yellow Jersey"), ("Nestlé S.A.", "NESTLE SA"),
            ("The Cooper Companies, Inc.", "Cooper Cos"), ("Lilly", "ELI LILLY & Co"), ("GSK plc", "GlaxoSmithKline"),
            ("KIMBERLY CLARK CORP", "Kimberly-Clark Corporation"), ("Northern Data AG", "Northern Data"),
            ("Fidelity National Information Services, Inc.", "FIDELITY NATIONAL INFORMATION SERVICES INC"),
            ("DeciPhera Pharmaceuticals", "Deciphera"), ("BioNTech SE", "Bio NTech"),
            ("TOYOTA MOTOR CORP/", "Toyota Motor"),
        ])
    func same(a: String, b: String) {
        #expect(CompanyName(a).matches(CompanyName(b)), "\(CompanyName(a).words) and \(CompanyName(b).words)")
        #expect(CompanyName(b).matches(CompanyName(a)))
    }

    @Test(
        "names of different companies do not match",
        arguments: [
            ("Alpine Immune Sciences", "Alpine Income Property Trust"), ("Global Payments Inc", "Global Partners"),
            ("United Therapeutics", "UnitedHealth Group"), ("Target 1", "Target 10"), ("Merus", "Merck"),
            ("Fusion Pharmaceuticals", "Fusion Fuel Green"), ("", "Anything"), ("Inc", "Corp"), ("Bio", "Bio Holdings"),
            ("General Motors", "General Electric"), ("First Bancorp", "First Horizon"),
        ])
    func different(a: String, b: String) {
        #expect(!CompanyName(a).matches(CompanyName(b)), "\(CompanyName(a).words) and \(CompanyName(b).words)")
    }

    @Test("an acquisition vehicle is recognised by its name")
    func vehicles() {
        #expect(CompanyName("Samba Merger Sub, Inc.").isVehicle)
        #expect(CompanyName("Eagle Purchaser LLC").isVehicle)
        #expect(CompanyName("Blue Acquisition Corp").isVehicle)
        #expect(!CompanyName("Sanofi").isVehicle)
    }

    @Test("a text names a company if it contains the distinctive words of the name")
    func text() {
        let words = CompanyName.words(of: "Sanofi to acquire Dynavax, adding a marketed hepatitis B vaccine")
        #expect(CompanyName("DYNAVAX TECHNOLOGIES CORP").isNamed(in: words))
        #expect(CompanyName("Sanofi").isNamed(in: words))
        #expect(!CompanyName("Genmab A/S").isNamed(in: words))
        #expect(!CompanyName("B. Holdings").isNamed(in: words))
    }
}
