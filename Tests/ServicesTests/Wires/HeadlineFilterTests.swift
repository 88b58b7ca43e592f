import Testing

@testable import Services

struct HeadlineFilterTests {
    @Test(
        "notices of law firms are left out",
        arguments: [
            "SHAREHOLDER ALERT: Halper Sadeh LLC Investigates DVAX, MRUS, KVUE on Behalf of Shareholders",
            "INVESTOR ALERT: Monteverde & Associates PC Announces an Investigation of Dynavax (NASDAQ: DVAX)",
            "Dynavax Technologies Stock Alert: Halper Sadeh LLC Is Investigating Whether the Sale is Fair",
            "The M&A Class Action Firm Continues to Investigate the Merger – KVUE, MRUS",
            "Kahn Swick & Foti investigates adequacy of price and process in proposed sale of Merus",
            "Ademi LLP Investigates Claims of Securities Fraud against Acme in Sale to Beta",
            "Class Action Filed Against Acme: Contact Levi & Korsinsky Before the Deadline",
            "Law Offices of Howard G. Smith Encourages Investors of Acme to Contact the Firm About Merger",
            "Acme Merger Investigation: Is It a Fair Price?",
            "Brodsky & Smith Shareholder Update: Sale of Beta to Acme",
        ])
    func notices(title: String) {
        #expect(HeadlineFilter.isNotice(title))
    }

    @Test(
        "headlines of deals pass, whatever their wording",
        arguments: [
            "Sanofi to acquire Dynavax, adding a marketed adult hepatitis B vaccine",
            "Stryker to acquire Care Alert Systems",
            "Clearwater Analytics to Be Acquired by Permira and Warburg Pincus",
            "Rosen's Diversified to Acquire Beta Foods", "Deadline Cybersecurity Completes Merger with Alert Logic",
            "Weiss Technik Completes Acquisition of Rights Holdings", "Firmenich to Acquire Lawson Products",
            "Private Investor Group Buys Acme", "Acme Enters into Definitive Agreement with Class Valuation",
            "Kaplan to Acquire Law School Prep Business From Beta",
        ])
    func deals(title: String) {
        #expect(!HeadlineFilter.isNotice(title))
        #expect(HeadlineFilter.mentionsDeal(title))
    }

    @Test("a notice is also recognised by its first words, and other news mentions no deal")
    func others() {
        #expect(
            HeadlineFilter.isNotice(
                "Acme (NASDAQ: ACM) Sale to Beta",
                "Halper Sadeh LLC, an investor rights law firm, is investigating whether"))
        #expect(!HeadlineFilter.mentionsDeal("Acme reports third-quarter results"))
        #expect(!HeadlineFilter.mentionsDeal("FDA approves a new treatment"))
    }
}
