# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The interface speaks pt_BR, English and Spanish. Source texts are English; the English file holds plurals only.
file(GLOB_RECURSE farol_texts CONFIGURE_DEPENDS
  "${CMAKE_SOURCE_DIR}/src/ui/*.cpp" "${CMAKE_SOURCE_DIR}/src/ui/*.h"
  "${CMAKE_SOURCE_DIR}/src/app/*.cpp" "${CMAKE_SOURCE_DIR}/src/app/*.h" "${CMAKE_SOURCE_DIR}/src/farol/*.cpp")
qt_add_translations(farol_ui
  TS_FILES translations/farol_pt_BR.ts translations/farol_en.ts translations/farol_es.ts
  SOURCES ${farol_texts} RESOURCE_PREFIX "/i18n" LUPDATE_OPTIONS -no-obsolete -locations none)
