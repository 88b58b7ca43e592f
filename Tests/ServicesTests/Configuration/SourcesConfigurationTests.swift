import Model
import Networking
import Services
import Testing

@Suite("Settings of sources")
struct SourcesConfigurationTests {
    private let standard = SourcesConfiguration.standard

    @Test("every source except the one that needs a key is on by default")
    func on() {
        for source in SourceID.allCases { #expect(standard[isOn: source] == (source != .alpaca)) }
    }

    @Test("offline every source is off")
    func offline() {
        for source in SourceID.allCases { #expect(!standard.offline[isOn: source]) }
    }

    @Test("one source is switched without the others", arguments: SourceID.allCases)
    func one(source: SourceID) {
        var settings = standard
        settings[isOn: source].toggle()
        for other in SourceID.allCases {
            #expect((settings[isOn: other] == standard[isOn: other]) == (other != source))
        }
    }

    @Test("quotes are polled no more often than the service allows, every ten seconds")
    func interval() throws {
        #expect(try #require(standard.yahoo.quotes.open) >= .seconds(10))
    }

    @Test("an index has another name at Yahoo, a fund its own")
    func names() {
        #expect(standard.yahoo.symbols["SPX"] == "^GSPC")
        #expect(standard.yahoo.symbols["IWM"] == nil)
    }

    @Test("no fund is requested from two sources that both publish its holdings")
    func funds() {
        let sponsored = Set(standard.ishares.funds.keys).union(standard.invesco.funds.keys)
        #expect(sponsored.isDisjoint(with: standard.nport.funds))
    }
}
