import Formats
import Model
import Playback
import TestSupport
import Testing

struct DataFolderTests {
    static let list = "file,rows,first,last,source,terms,bytes,sha256\n"

    /// The path, inside a temporary tree, of the data folder that is found when the given folders hold a manifest.
    private func found(
        _ folders: [String], explicit: String? = nil, environment: [String: String] = [:],
        paths: [String] = ["prefix/bin/ballast"]
    ) throws
        -> String
    {
        let tree = try TemporaryFolder(
            Dictionary(uniqueKeysWithValues: folders.map { ($0 + "/manifest.csv", Self.list) }))
        let named = environment.mapValues { $0.replacing("TREE", with: tree.path) }
        let folder = try DataFolder.locate(
            explicit: explicit?.replacing("TREE", with: tree.path), environment: named,
            executablePaths: paths.map { tree.path + "/" + $0 }, workingDirectory: tree.path + "/work")
        return folder.path.replacing(tree.path + "/", with: "")
    }

    static let all = ["asked", "named", "prefix/bin/Data", "prefix/share/ballast", "work/Data"]

    @Test("the candidates are searched in order, and the first that has a manifest is used")
    func order() throws {
        #expect(try found(Self.all, explicit: "TREE/asked", environment: ["BALLAST_DATA": "TREE/named"]) == "asked")
        #expect(try found(Self.all, environment: ["BALLAST_DATA": "TREE/named"]) == "named")
        #expect(try found(Self.all) == "prefix/bin/Data")
        #expect(try found(Array(Self.all.dropFirst(3)) + ["prefix/bin"]) == "prefix/bin/../share/ballast")
        #expect(try found(["work/Data"], environment: ["BALLAST_DATA": ""]) == "work/Data")
        #expect(try found(["work/mine"], explicit: "mine") == "work/mine")
    }

    @Test("the folder is also found next to a symbolic link to the program, and a build finds its checkout")
    func links() throws {
        let linked = ["prefix/bin/ballast", "usr/bin/ballast"]
        #expect(try found(["usr/share/ballast", "usr/bin"], paths: linked) == "usr/bin/../share/ballast")
        #expect(
            try found(["prefix/share/ballast", "prefix/bin", "usr/bin/Data"], paths: linked)
                == "prefix/bin/../share/ballast")
        let built = ["here/.build/x86_64-unknown-linux-gnu/release/ballast"]
        #expect(try found(["here/Data", "work/Data"], paths: built) == "here/Data")
        #expect(try found(["work/Data"], paths: built) == "work/Data")
    }

    @Test("the manifest tells the instruments with prices, and their newest day")
    func contents() throws {
        let rows = """
            instruments.csv,2,,,test,facts,10,00
            prices/IWM.csv,2,2024-05-15,2024-05-16,test,facts,10,00
            prices/SPY.csv,2,2024-05-15,2024-05-17,test,facts,10,00
            rates/policy.csv,2,2024-05-15,2024-05-20,test,facts,10,00

            """
        let tree = try TemporaryFolder(["manifest.csv": Self.list + rows])
        let folder = try DataFolder(tree.path)
        #expect(folder.symbols == ["IWM", "SPY"])
        #expect(folder.lastDay == Day("2024-05-17"))
    }

    @Test("without a folder the error states the remedy in one line")
    func remedy() {
        let error = #expect(throws: FeedError.self) { try found(["other"]) }
        #expect(
            error?.description.contains("--data FOLDER") == true && error?.description.contains("BALLAST_DATA") == true)
    }

    @Test("a folder named explicitly is used or reported as an error, and never replaced by another")
    func named() {
        #expect(throws: FeedError("--data", expected: "a data folder, with manifest.csv in it", found: "/nowhere")) {
            try found(Self.all, explicit: "/nowhere")
        }
        #expect(throws: FeedError("BALLAST_DATA", expected: "a data folder, with manifest.csv in it", found: "nowhere"))
        {
            try found(Self.all, environment: ["BALLAST_DATA": "nowhere"])
        }
        #expect(throws: FeedError.self) { try found([]) }
    }
}
