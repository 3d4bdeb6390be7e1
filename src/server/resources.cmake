# Migrations, the OpenAPI file and the demo day travel inside farold.
file(GLOB_RECURSE farold_resources CONFIGURE_DEPENDS
  "${CMAKE_SOURCE_DIR}/resources/migrations/*.sql" "${CMAKE_SOURCE_DIR}/resources/api/*.yaml"
  "${CMAKE_SOURCE_DIR}/resources/demo/*")
qt_add_resources(${target} "server" PREFIX "/farold" BASE "${CMAKE_SOURCE_DIR}/resources" FILES ${farold_resources})
