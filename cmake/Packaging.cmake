# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What `cmake --install` puts where, and the Debian package: one .deb with the console, the back-end and the command
# line, because the console's demonstration starts the back-end. The unit of farold is installed, never enabled.
include(GNUInstallDirs)
set(packaging "${CMAKE_SOURCE_DIR}/packaging")

install(TARGETS farold RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
if(FAROL_CONSOLE)
  install(TARGETS farol farolctl RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" BUNDLE DESTINATION .)
endif()
if(NOT UNIX OR APPLE)
  return()
endif()

# Manual pages and changelogs are installed compressed, always to the same bytes.
find_program(FAROL_GZIP gzip REQUIRED)
set(compressed)
function(farol_install_gz source destination)
  get_filename_component(name "${source}" NAME)
  if(ARGC GREATER 2)
    set(name "${ARGV2}")
  endif()
  set(output "${CMAKE_BINARY_DIR}/packaging/${name}.gz")
  add_custom_command(OUTPUT "${output}" DEPENDS "${source}" VERBATIM
    COMMAND ${CMAKE_COMMAND} -E make_directory "${CMAKE_BINARY_DIR}/packaging"
    COMMAND sh -c "exec \"$1\" -9nc \"$2\" >\"$3\"" sh "${FAROL_GZIP}" "${source}" "${output}")
  set(compressed ${compressed} "${output}" PARENT_SCOPE)
  install(FILES "${output}" DESTINATION "${destination}")
endfunction()

set(docs "${CMAKE_INSTALL_DATADIR}/doc/farol")
farol_install_gz("${packaging}/man/farold.8" "${CMAKE_INSTALL_MANDIR}/man8")
farol_install_gz("${packaging}/debian/changelog" "${docs}" changelog.Debian)
farol_install_gz("${CMAKE_SOURCE_DIR}/CHANGELOG.md" "${docs}" changelog)
install(FILES "${packaging}/debian/copyright" DESTINATION "${docs}")
install(FILES "${packaging}/systemd/farold.service" DESTINATION lib/systemd/system)
install(FILES "${packaging}/systemd/farold.yaml" DESTINATION /etc/farold)
if(FAROL_CONSOLE)
  farol_install_gz("${packaging}/man/farol.1" "${CMAKE_INSTALL_MANDIR}/man1")
  farol_install_gz("${packaging}/man/farolctl.1" "${CMAKE_INSTALL_MANDIR}/man1")
  install(FILES "${packaging}/linux/farol.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
  install(FILES "${packaging}/linux/org.farol.farol.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
  set(icons "${CMAKE_INSTALL_DATADIR}/icons/hicolor")
  install(FILES "${packaging}/linux/farol.svg" DESTINATION "${icons}/scalable/apps")
  foreach(size 48 64 128)
    install(FILES "${packaging}/linux/farol-${size}.png" DESTINATION "${icons}/${size}x${size}/apps" RENAME farol.png)
  endforeach()
endif()
add_custom_target(packaging_files ALL DEPENDS ${compressed})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME farol)
set(CPACK_PACKAGE_VENDOR "The Farol authors")
set(CPACK_PACKAGE_CONTACT "The Farol authors <farol@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "operations console for batch back-ends")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Farol shows every batch of a payments back-end with the honest state of each
item: paid, failed, uncertain, not sent. Uncertain payments are verified before
anybody may retry them; a retry is previewed with its money, its idempotency
keys and what stays behind, and refused when anything changed meanwhile.
.
The package has the desktop console (farol), the reference back-end (farold,
which also serves the console's demonstration) and the command line (farolctl).
The system service of farold is installed but not enabled.")
set(CPACK_STRIP_FILES ON)
# /etc is absolute, so the files are staged below a DESTDIR.
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Loaded at run time, so no tool sees them: the keychain's library, the SQL drivers, the SVG icon engine.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libsecret-1-0, libqt6sql6-sqlite, libqt6sql6-psql, libqt6svg6")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter, qt6-translations-l10n, gnome-keyring | kwalletmanager")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${packaging}/debian/conffiles")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
