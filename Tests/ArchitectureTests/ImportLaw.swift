/// Which target may import what. An arrow that is not here does not exist.
enum ImportLaw {
    /// Targets of this package and libraries that each target may import.
    static let arrows: [String: Set<String>] = [
        "Model": [],
        "Screen": [],
        "Dashboard": ["Model", "Screen"],
        "Terminal": ["Screen", "CNcurses"],
        "Feeds": [
            "Model", "CZlib", "Foundation", "FoundationEssentials", "AsyncHTTPClient", "NIOCore", "NIOPosix",
            "NIOHTTP1",
            "NIOWebSocket", "NIOSSL", "NIOExtras", "SwiftProtobuf",
        ],
        "Store": ["Model", "GRDB", "Foundation", "FoundationEssentials"],
        "ballast": [
            "Model", "Screen", "Dashboard", "Terminal", "Feeds", "Store", "ArgumentParser", "TOMLKit", "Foundation",
        ],
        "LoopbackMarket": ["Model", "CZlib", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOWebSocket"],
        "Benchmark": ["Model", "Screen", "Dashboard", "Feeds", "Store", "LoopbackMarket"],
    ]

    /// Modules that come with the language.
    static let standardLibrary: Set = ["Swift", "Synchronization"]

    /// The operating system, for the targets that touch files, clocks or terminals.
    static let system: Set = ["Glibc", "Musl", "Darwin", "Dispatch"]
    /// The targets that may import it.
    static let systemTargets: Set = ["Terminal", "Feeds", "Store", "ballast", "Benchmark"]

    /// One sentence for every import of a file that is not allowed.
    static func breaches(in source: SwiftSource) -> [String] {
        guard let allowed = arrows[source.target] else {
            return ["\(source.path): the target \(source.target) has no place in the import law"]
        }
        return source.imports.filter { _, module in
            !allowed.contains(module) && !standardLibrary.contains(module)
                && !(system.contains(module) && systemTargets.contains(source.target))
        }.map { "\(source.path):\($0.line): \(source.target) must not import \($0.module)" }
    }
}
