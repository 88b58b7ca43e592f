/// What can be kept in a `NewestFirst`.
protocol Keyed: Sendable {
    /// Its time: the greater is the newer.
    var rank: Int64 { get }
    /// Hash values of what it is of. Two that belong together share one; two that share one may have nothing in common.
    var keys: [Int] { get }
}

/// Elements newest first; of one time the one that was put in last stands first.
///
/// Those that may belong to another are found by the keys that they share with it, not by going through all. The index is
/// made when something is first sought, O(n); seeking then costs O(found · log n).
struct NewestFirst<Element: Keyed>: Sendable {
    private struct Stamp: Hashable, Comparable {
        let rank: Int64
        let number: Int

        static func < (a: Stamp, b: Stamp) -> Bool { (a.rank, a.number) < (b.rank, b.number) }
    }

    /// The elements, newest first.
    private(set) var elements: [Element]
    /// Their stamps, the greatest first.
    private var stamps: [Stamp]
    private var nextNumber: Int
    private var index: [Int: [Stamp]]?

    /// Elements in their order, newest first.
    init(_ elements: [Element] = []) {
        let isSorted = zip(elements, elements.dropFirst()).allSatisfy { $0.rank >= $1.rank }
        self.elements = isSorted ? elements : elements.sorted { $0.rank > $1.rank }
        nextNumber = elements.count
        stamps = self.elements.enumerated().map { Stamp(rank: $1.rank, number: elements.count - 1 - $0) }
    }

    /// The positions of those that have one of these keys, ascending, each once.
    mutating func positions(sharing keys: [Int]) -> [Int] {
        let index = indexed()
        var found: [Stamp] = []
        for key in keys { found += index[key] ?? [] }
        if found.count > 1 { found = Set(found).sorted(by: >) }
        return found.compactMap(position)
    }

    /// How many entries the index has: as many as its elements have keys.
    var keptStamps: Int { index?.values.reduce(0) { $0 + $1.count } ?? 0 }

    /// Puts an element before those of its time and of earlier ones.
    mutating func insert(_ element: Element) {
        let stamp = Stamp(rank: element.rank, number: nextNumber)
        nextNumber += 1
        let position = firstPosition(notAbove: stamp)
        elements.insert(element, at: position)
        stamps.insert(stamp, at: position)
        list(element, stamp)
    }

    /// Takes an element out.
    @discardableResult
    mutating func remove(at position: Int) -> Element {
        let element = elements.remove(at: position)
        strike(element, stamps.remove(at: position))
        return element
    }

    /// Puts another of the same time in an element's place.
    mutating func replace(at position: Int, with element: Element) {
        strike(elements[position], stamps[position])
        elements[position] = element
        list(element, stamps[position])
    }

    private mutating func indexed() -> [Int: [Stamp]] {
        if let index { return index }
        var made: [Int: [Stamp]] = [:]
        for (element, stamp) in zip(elements, stamps).reversed() {
            for key in element.keys { made[key, default: []].append(stamp) }
        }
        index = made
        return made
    }

    private mutating func list(_ element: Element, _ stamp: Stamp) {
        guard index != nil else { return }
        for key in element.keys { index?[key, default: []].append(stamp) }
    }

    private mutating func strike(_ element: Element, _ stamp: Stamp) {
        guard index != nil else { return }
        for key in element.keys {
            // What came last goes first, mostly.
            if let at = index?[key]?.lastIndex(of: stamp) { index?[key]?.remove(at: at) }
            if index?[key]?.isEmpty == true { index?[key] = nil }
        }
    }

    private func position(of stamp: Stamp) -> Int? {
        let position = firstPosition(notAbove: stamp)
        return position < stamps.count && stamps[position] == stamp ? position : nil
    }

    private func firstPosition(notAbove stamp: Stamp) -> Int {
        var (low, high) = (0, stamps.count)
        while low < high {
            let middle = low + (high - low) / 2
            if stamps[middle] > stamp { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
