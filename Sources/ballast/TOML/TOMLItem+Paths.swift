import Formats

extension TOMLItem {
    /// The value of a full name; nil if there is none.
    func value(at path: [String]) -> TOMLItem? {
        guard let key = path.first else { return self }
        guard case .table(let entries) = self else { return nil }
        return entries.first { $0.key == key }?.value.value(at: Array(path.dropFirst()))
    }

    /// The item without the value of a full name, and without the tables that are empty then.
    func removing(_ path: [String]) -> TOMLItem {
        guard let key = path.first, case .table(let entries) = self else { return self }
        return .table(
            entries.compactMap { entry in
                guard entry.key == key else { return entry }
                guard path.count > 1 else { return nil }
                let rest = entry.value.removing(Array(path.dropFirst()))
                return rest == .table([]) ? nil : Entry(key: key, value: rest)
            })
    }
}
