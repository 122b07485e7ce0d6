// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/hdf5_child/rules.h"

#include <hdf5.h>

namespace headstart::weights::hdf5 {

/// What an HDF5 call gave: an object of the library, closed at the end. Throws Refusal where the call failed.
class Handle {
public:
    Handle(hid_t id, herr_t (*close)(hid_t), const std::string &place) : m_id(id), m_close(close)
    {
        if (id < 0)
            throw Refusal(Rule::Damaged, place);
    }
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;
    ~Handle() { m_close(m_id); }
    operator hid_t() const { return m_id; } // NOLINT(google-explicit-constructor): it stands for the number

private:
    hid_t m_id;
    herr_t (*m_close)(hid_t);
};

/// The status or count that a call returned.
template <class T>
T checked(T status, const std::string &place)
{
    if (status < 0)
        throw Refusal(Rule::Damaged, place);
    return status;
}

} // namespace headstart::weights::hdf5
