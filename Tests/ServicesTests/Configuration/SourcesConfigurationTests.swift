import Model
import Networking
import Services
import Testing

@Suite("Settings of sources")
struct SourcesConfigurationTests {
    private let standard = SourcesConfiguration.standard

    @Test("every source except the one that needs a key is on by default")
    func on() {
        for service in ServiceDefinition.all { #expect(standard[isOn: service] == (service.name != "alpaca")) }
    }

    @Test("offline every source is off")
    func offline() {
        for service in ServiceDefinition.all { #expect(!standard.offline[isOn: service]) }
    }

    @Test("one source is switched without the others", arguments: ServiceDefinition.all)
    func one(service: ServiceDefinition) {
        var settings = standard
        settings[isOn: service].toggle()
        for other in ServiceDefinition.all {
            #expect((settings[isOn: other] == standard[isOn: other]) == (other.name != service.name))
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

    @Test("settings that are set back to their defaults are the default settings")
    func defaults() {
        var settings = standard
        settings.fred.policy = nil
        #expect(settings != standard && settings.fred.policy == nil)
        settings.fred.policy = standard.fred.policy
        #expect(settings == standard && settings.hashValue == standard.hashValue)
    }

    @Test("no fund is requested from two sources that both publish its holdings")
    func funds() {
        let sponsored = Set(standard.ishares.funds.keys).union(standard.invesco.funds.keys)
        #expect(sponsored.isDisjoint(with: standard.nport.funds))
    }
}
