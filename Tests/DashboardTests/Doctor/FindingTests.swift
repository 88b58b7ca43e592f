import Feeds
import Foundation
import Model
import Screen
import Store
import Testing

@testable import ballast

@Suite("What the doctor finds") struct FindingTests {
    private let now = Timestamp(Day(number: 20_780), hour: 12, minute: 0)

    @Test("a locale of UTF-8 is well, another and one that is not there are told")
    func locale() {
        #expect(Finding.locale(named: "de_DE.UTF-8", codeset: "UTF-8", ascii: false).state == .ok)
        #expect(Finding.locale(named: nil, codeset: "ANSI_X3.4-1968", ascii: false).state == .ok)
        let old = Finding.locale(named: "C", codeset: "ANSI_X3.4-1968", ascii: true)
        #expect(old.state == .warning && old.words.contains("ASCII") && old.advice != nil)
        let missing = Finding.locale(named: "xx_XX.UTF-8", codeset: nil, ascii: false)
        #expect(missing.state == .warning && missing.words.contains("xx_XX.UTF-8 is not on this system"))
    }

    @Test("a terminal has a type, an entry and room enough")
    func terminal() {
        func found(_ size: Size?, fault: String? = nil, isTerminal: Bool = true) -> Finding {
            .terminal(type: "xterm", opensAs: "xterm-direct", fault: fault, size: size, isTerminal: isTerminal)
        }
        #expect(found(Size(120, 40)).words == "xterm, opened as xterm-direct, 120x40")
        #expect(found(Size(60, 16)).state == .ok)
        #expect(found(Size(59, 16)).state == .warning && found(Size(60, 15)).state == .warning)
        #expect(found(nil).state == .warning && found(nil, isTerminal: false).state == .ok)
        #expect(found(nil, fault: "not known").state == .failed)
        #expect(found(nil, fault: "not known", isTerminal: false).state == .warning)
    }

    @Test("colours are told by number, and why there are none")
    func colours() {
        #expect(Finding.colours(.trueColour, colorTerm: "truecolor", noColor: false).words.contains("truecolor"))
        #expect(Finding.colours(.indexed, colorTerm: nil, noColor: false).words.hasPrefix("256"))
        #expect(Finding.colours(.none, colorTerm: nil, noColor: true).state == .ok)
        #expect(Finding.colours(.none, colorTerm: "", noColor: false).state == .warning)
    }

    @Test("a table of another size than the manifest says, and no folder at all, are told")
    func data() throws {
        let folder = try DataFolder(Bundled.root + "/Data")
        let sizes = Dictionary(folder.manifest.entries.map { ("\(folder.path)/\($0.file)", $0.bytes) }) { a, _ in a }
        let well = Finding.data(.success(folder)) { sizes[$0] }
        #expect(well.state == .ok && well.words.contains("38 tables"))
        let short = Finding.data(.success(folder)) { $0.hasSuffix("deals.csv") ? 3 : sizes[$0] }
        #expect(short.state == .warning && short.words.contains("deals.csv is not as the manifest says"))
        let sums = Dictionary(folder.manifest.entries.map { ("\(folder.path)/\($0.file)", $0.sha256) }) { a, _ in a }
        let same = Finding.data(.success(folder), sizes: { sizes[$0] }, sums: { sums[$0] })
        #expect(same.state == .ok)
        let changed = Finding.data(
            .success(folder), sizes: { sizes[$0] },
            sums: { $0.hasSuffix("deals.csv") ? String(repeating: "0", count: 64) : sums[$0] })
        #expect(changed.state == .warning && changed.words.contains("deals.csv is not as the manifest says"))
        let none = Finding.data(.failure(FeedError("data folder", expected: "one", found: ""))) { _ in nil }
        #expect(none.state == .failed && none.advice?.contains("--data") == true)
    }

    @Test("a store that is not there yet is well; a wrong one is not")
    func store() {
        #expect(Finding.store(path: "/x", .success(nil)).state == .ok)
        #expect(Finding.store(path: nil, .success(nil)).state == .off)
        for kind in StoreError.Kind.allCases {
            let found = Finding.store(path: "/x", .failure(StoreError(kind, path: "/x", reason: "because")))
            #expect(found.state == .failed && found.words == "/x: because" && found.advice?.isEmpty == false)
        }
    }

    @Test("a store that can be read and not written is told, with what to do")
    func unwritableStore() throws {
        let folder = NSTemporaryDirectory() + "ballast-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        _ = try MarketStore.open(folder: folder, now: now)
        let report = try StoreReport(folder: folder)
        let found = Finding.store(
            path: "/x", .success(report), refusal: WriteRefusal(path: "/x", code: EACCES, isOwn: true))
        #expect(found.state == .warning)
        #expect(found.words.contains("it can be read and not written") && found.words.contains("/x: Permission denied"))
        #expect(found.advice?.contains("chmod u+w /x") == true && found.advice?.contains("[store]") == true)
        #expect(found.details.last == JSON.Member("writable", .bool(false)))
        let disk = Finding.store(
            path: "/x", .success(report), refusal: WriteRefusal(path: "/x", code: EROFS, isOwn: true))
        #expect(disk.state == .warning && disk.advice?.contains("chmod") == false)
        func advice(_ code: Int32, isOwn: Bool) -> String? {
            let refusal = WriteRefusal(path: "/my store", code: code, isOwn: isOwn)
            return Finding.store(path: "/my store", .success(report), refusal: refusal).advice
        }
        #expect(advice(EACCES, isOwn: true)?.hasPrefix("chmod u+w '/my store'") == true)
        #expect(advice(EACCES, isOwn: false)?.hasPrefix("sudo chown -R \"$(id -un)\" '/my store'") == true)
        #expect(advice(EPERM, isOwn: true)?.contains("chattr -i '/my store'") == true)
        #expect(Finding.store(path: "/x", .success(report)).state == .ok)
        let none = Finding.store(
            path: "/x/y", .success(nil), refusal: WriteRefusal(path: "/x", code: EACCES, isOwn: true))
        #expect(none.state == .warning && none.words.contains("none can be made"))
    }

    @Test("an error of the configuration has its file, line and key, also for programs")
    func configuration() throws {
        let error = ConfigurationError(file: "/c.toml", line: 3, key: "bell", message: "expected a bell")
        let found = Finding.configuration(path: "/c.toml", isThere: true, errors: [error, error], fault: nil)
        #expect(found.state == .failed && found.words == "/c.toml:3: bell: expected a bell (and 1 more)")
        #expect(found.details.first?.value[0]?["line"] == .number(3))
        #expect(Finding.configuration(path: "/c.toml", isThere: false, errors: [], fault: nil).state == .ok)
        #expect(Finding.configuration(path: "/c.toml", isThere: true, errors: [], fault: "no").state == .failed)
    }

    @Test("the clock is held to the nearest of the services', else to sense")
    func clock() {
        #expect(Finding.clock(now, skews: []).state == .ok)
        #expect(Finding.clock(Timestamp(milliseconds: 0), skews: []).state == .failed)
        #expect(Finding.clock(now, skews: [.seconds(3), .seconds(-4000)]).state == .ok)
        let late = Finding.clock(now, skews: [.seconds(40)])
        #expect(late.state == .warning && late.words.contains("40 s behind"))
        let early = Finding.clock(now, skews: [.seconds(-400)])
        #expect(early.state == .failed && early.words.contains("400 s ahead of"))
    }
}
